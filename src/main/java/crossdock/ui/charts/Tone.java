package crossdock.ui.charts;

/// What a chip's colour says; its word and icon say it too.
public enum Tone {
    OK("chip-ok"),
    WARN("chip-warn"),
    BAD("chip-bad"),
    PENDING("chip-pending"),
    NEUTRAL("chip-neutral"),
    /// An outline: no state, a fact.
    FACT("chip-fact");

    private final String styleClass;

    Tone(String styleClass) {
        this.styleClass = styleClass;
    }

    public String styleClass() {
        return styleClass;
    }
}
