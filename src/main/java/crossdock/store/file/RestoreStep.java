package crossdock.store.file;

/// Where a restore is on its way, in order. Tests kill the process at each; elsewhere nobody listens. Before JOURNALED
/// the workspace is as it was; from then on the next opening finishes what was begun.
public enum RestoreStep {
    /// A good backup was found.
    CHOSEN,
    /// It and the damaged file were copied to the bench beside the workspace.
    COPIED,
    /// What the damaged file still says was read.
    READ,
    /// Later events and commands were put into the copy of the backup.
    CARRIED,
    /// The copy is whole: migrated, checked, on disk.
    BUILT,
    /// It is written down what goes where.
    JOURNALED,
    /// The log of the damaged file lies aside.
    LOG_ASIDE,
    /// The damaged file lies aside.
    FILE_ASIDE,
    /// The restored file lies in its place.
    FILE_PLACED,
    /// The head of the damaged file's event chain lies aside.
    HEAD_ASIDE,
    /// The restored head lies in its place.
    HEAD_PLACED,
    /// The journal is gone.
    DONE
}
