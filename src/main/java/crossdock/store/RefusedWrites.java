package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.store.file.HolderLock;
import java.nio.file.Path;
import java.util.function.Function;

/// Writes in a process that only reads: each is refused in the words for a workspace that another process holds.
record RefusedWrites(Path folder) implements Transactor {
    @Override
    public <T> T write(Actor actor, Function<Tx, T> work) {
        throw HolderLock.heldByAnother(folder);
    }
}
