package crossdock.sync.apply;

/// One row turned out to be unacceptable while it was written; its savepoint is undone and the row is parked.
public final class RowRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RowRefused(Refusal refusal) {
        super(refusal.code(), null, false, false); // a refusal is no bug: no stack
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
