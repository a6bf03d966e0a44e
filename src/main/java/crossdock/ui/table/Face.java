package crossdock.ui.table;

/// Paints one kind of cell. A face belongs to one cell and may keep nodes for it; every paint sets all that it shows.
@FunctionalInterface
public interface Face<R> {
    void paint(KitCell<R> cell, R row);
}
