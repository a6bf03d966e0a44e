package crossdock.ui.live;

import java.util.AbstractList;

/// Rows that left a list, for those who only count them.
final class Gone<R> extends AbstractList<Slot<R>> {
    private final int size;

    Gone(int size) {
        this.size = size;
    }

    @Override
    public Slot<R> get(int index) {
        return new Slot<>(Long.MIN_VALUE, null);
    }

    @Override
    public int size() {
        return size;
    }
}
