package crossdock.ui.charts;

import javafx.scene.layout.Region;

/// A bar from zero, in a row beside its figure: right in blue, below zero left in red. With a track it shows a share of
/// a whole.
public final class MiniBar extends Drawing {
    private static final double TALL = 7;

    private final Region track = add(new Region(), "mini-track");
    private final Region bar = add(new Region(), "mini-bar");
    private double value;
    private double low;
    private double high = 1;

    public MiniBar() {
        super("mini");
        setPrefSize(26, 12);
        setMinSize(16, 10);
        track.setVisible(false);
    }

    /// Draws a value on a scale that all rows share.
    ///
    /// @param low  0, or the least value when some are below zero
    /// @param high the greatest value
    public void show(double value, double low, double high, String words) {
        this.value = value;
        this.low = Math.min(0, low);
        this.high = Math.max(high, this.low + 1);
        getStyleClass().remove("below");
        if (value < 0) {
            getStyleClass().add("below");
        }
        say(words);
        requestLayout();
    }

    /// Shows how much of a whole is used, with the rest as a track. What little is left may be said by the tone: WARN or
    /// BAD; any other is drawn in blue.
    public void showShare(double share, Tone tone, String words) {
        show(Math.min(1, share), 0, 1, words);
        high = 1;
        track.setVisible(true);
        getStyleClass().removeAll("pressing", "spent");
        if (tone == Tone.WARN || tone == Tone.BAD) {
            getStyleClass().add(tone == Tone.WARN ? "pressing" : "spent");
        }
    }

    @Override
    protected void layoutChildren() {
        double wide = getWidth();
        double top = Math.round((getHeight() - TALL) / 2);
        double zero = Math.round(-low / (high - low) * wide);
        double end = Math.round((value - low) / (high - low) * wide);
        double length = value == 0 ? 0 : Math.max(2, Math.abs(end - zero));
        track.resizeRelocate(0, top, wide, TALL);
        bar.resizeRelocate(value < 0 ? zero - length : zero, top, length, TALL);
    }
}
