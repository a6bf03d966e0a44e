package crossdock.kernel;

import java.util.function.Consumer;
import java.util.function.Function;

/// The only way to write. One writer thread serves all callers in turn; a call made inside a write joins the open
/// transaction.
public interface Transactor {
    /// Runs work in one transaction and returns its result after the commit is durable. Blocks; refused on the UI
    /// thread with IllegalStateException. An exception of the work rolls everything back and reaches the caller
    /// unchanged.
    <T> T write(Actor actor, Function<Tx, T> work);

    /// The same for work without a result.
    default void run(Actor actor, Consumer<Tx> work) {
        write(actor, tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }
}
