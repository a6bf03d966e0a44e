package crossdock.ui.routing.replay;

import crossdock.ui.charts.Drawing;
import javafx.scene.layout.Region;

/// Two bars on one scale from zero: what was in grey, what would be in blue.
final class CompareBars extends Drawing {
    private static final double TALL = 7;
    private static final double STEP = 19;

    private final Region trackWas = add(new Region(), "compare-track");
    private final Region trackIs = add(new Region(), "compare-track");
    private final Region barWas = add(new Region(), "compare-was");
    private final Region barIs = add(new Region(), "compare-is");
    private final double was;
    private final double is;
    private final double most;

    /// @param most what the whole length stands for, at least both
    CompareBars(double was, double is, double most, String words) {
        super("compare-bars");
        this.was = was;
        this.is = is;
        this.most = Math.max(most, Math.max(was, is));
        setMinSize(60, 2 * STEP);
        setPrefSize(120, 2 * STEP);
        say(words);
    }

    @Override
    protected void layoutChildren() {
        place(trackWas, barWas, was, 0);
        place(trackIs, barIs, is, STEP);
    }

    private void place(Region track, Region bar, double value, double top) {
        double y = Math.round(top + (STEP - TALL) / 2);
        track.resizeRelocate(0, y, getWidth(), TALL);
        double wide = most <= 0 ? 0 : Math.round(Math.max(0, value) / most * getWidth());
        bar.resizeRelocate(0, y, value > 0 ? Math.max(1, wide) : 0, TALL);
    }
}
