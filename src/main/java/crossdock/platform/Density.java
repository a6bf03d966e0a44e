package crossdock.platform;

/// How much air a table row has. Sizes are in logical pixels at 100 % text.
public enum Density {
    COMPACT(27, 28, 12.5, 6),
    NORMAL(32, 32, 13, 8),
    ROOMY(40, 36, 14, 12);

    private final double row;
    private final double head;
    private final double font;
    private final double cellPadding;

    Density(double row, double head, double font, double cellPadding) {
        this.row = row;
        this.head = head;
        this.font = font;
        this.cellPadding = cellPadding;
    }

    public double row() {
        return row;
    }

    public double head() {
        return head;
    }

    public double font() {
        return font;
    }

    public double cellPadding() {
        return cellPadding;
    }

    /// The style class a table carries: `density-compact`, `density-normal`, `density-roomy`.
    public String styleClass() {
        return switch (this) {
            case COMPACT -> "density-compact";
            case NORMAL -> "density-normal";
            case ROOMY -> "density-roomy";
        };
    }
}
