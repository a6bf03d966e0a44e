package crossdock.store;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Tells subscribers what each commit changed, on the writer thread, in the order of the commits.
public final class SqlChangeNotices implements ChangeNotices {
    private final List<Listening> listenings = new CopyOnWriteArrayList<>();

    @Override
    public Subscription subscribe(Consumer<ChangeNotice> listener) {
        Listening listening = new Listening(listener);
        listenings.add(listening);
        return () -> listenings.remove(listening);
    }

    void tell(ChangeNotice notice) {
        for (Listening listening : listenings) {
            try {
                listening.listener.accept(notice);
            } catch (RuntimeException e) {
                // The commit is done and others wait for the notice: a broken listener is a bug of its own.
                LoggerFactory.getLogger(SqlChangeNotices.class).error("a change listener failed", e);
            }
        }
    }

    /// A class of its own, so that one listener subscribed twice is two subscriptions.
    private static final class Listening {
        private final Consumer<ChangeNotice> listener;

        Listening(Consumer<ChangeNotice> listener) {
            this.listener = listener;
        }
    }
}
