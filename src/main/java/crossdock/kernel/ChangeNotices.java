package crossdock.kernel;

import java.util.function.Consumer;

/// Tells after each commit what it changed. Listeners run on the writer thread and must return at once; slow work
/// belongs elsewhere.
public interface ChangeNotices {
    /// Until the subscription is closed the listener hears every commit, in order. A listener that throws is logged and
    /// stays subscribed.
    Subscription subscribe(Consumer<ChangeNotice> listener);

    /// Ends the listening; closing twice is harmless.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
