package crossdock.ui.table;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Lets cells that changed light up and fade: once a change, at most four times a second a cell, not while the list scrolls. With reduced motion a dot stands for two seconds instead. One timer serves all cells and rests when none is lit.
final class Flashes {
    private static final long FADE_NANOS = 900_000_000L;
    private static final long DOT_NANOS = 2_000_000_000L;
    private static final long AGAIN_NANOS = 250_000_000L;
    /// Every fourth pulse is enough for a fade: each step draws the cells again, and drawing is what costs frames.
    private static final long STEP_NANOS = 62_000_000L;
    private static final double DOT = 5;
    private static final double DOT_LEFT = 3;
    private static final Insets ABOVE_THE_LINE = new Insets(0, 0, 1, 0);

    private final Supplier<Color> colour;
    private final Supplier<Color> dotColour;
    private final BooleanSupplier still;
    private final BooleanSupplier scrolling;
    private final Map<Region, Long> lit = new LinkedHashMap<>();
    private final Map<Region, Long> last = new WeakHashMap<>();
    private final AnimationTimer timer = new AnimationTimer() {
        private long stepped;

        @Override
        public void handle(long now) {
            if (now - stepped >= STEP_NANOS) {
                stepped = now;
                step(System.nanoTime());
            }
        }
    };

    /// @param colour    of a flash in the theme in force
    /// @param dotColour of a dot
    /// @param still     the setting for reduced motion
    /// @param scrolling while true nothing flashes
    Flashes(
            Supplier<Color> colour, Supplier<Color> dotColour, BooleanSupplier still, BooleanSupplier scrolling) {
        this.colour = colour;
        this.dotColour = dotColour;
        this.still = still;
        this.scrolling = scrolling;
    }

    void start(Region cell) {
        long now = System.nanoTime();
        Long before = last.get(cell);
        if (scrolling.getAsBoolean() || before != null && now - before < AGAIN_NANOS) {
            return;
        }
        last.put(cell, now);
        lit.put(cell, now);
        if (still.getAsBoolean()) {
            dot(cell);
        } else {
            paint(cell, 1);
        }
        timer.start();
    }

    void stop(Region cell) {
        last.remove(cell);
        if (lit.remove(cell) != null) {
            douse(cell);
        }
    }

    /// Puts every light out.
    void stopAll() {
        lit.keySet().forEach(Flashes::douse);
        lit.clear();
        timer.stop();
    }

    boolean isLit(Region cell) {
        return lit.containsKey(cell);
    }

    private void step(long now) {
        boolean dots = still.getAsBoolean();
        for (Iterator<Map.Entry<Region, Long>> all = lit.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Region, Long> entry = all.next();
            long age = now - entry.getValue();
            if (age >= (dots ? DOT_NANOS : FADE_NANOS)) {
                douse(entry.getKey());
                all.remove();
            } else if (!dots) {
                double left = 1 - (double) age / FADE_NANOS;
                paint(entry.getKey(), left * left); // ease-out: quick at first, then slower
            }
        }
        if (lit.isEmpty()) {
            timer.stop();
        }
    }

    private void paint(Region cell, double opacity) {
        Color full = colour.get();
        Color faded = Color.color(full.getRed(), full.getGreen(), full.getBlue(), full.getOpacity() * opacity);
        cell.setBackground(new Background(new BackgroundFill(faded, CornerRadii.EMPTY, ABOVE_THE_LINE)));
    }

    /// Beside the figure, which stands at the right: it covers nothing.
    private void dot(Region cell) {
        double above = Math.max(0, Math.floor((cell.getHeight() - DOT) / 2));
        double right = Math.max(0, cell.getWidth() - DOT_LEFT - DOT);
        Insets around = new Insets(above, right, cell.getHeight() - above - DOT, DOT_LEFT);
        cell.setBackground(new Background(new BackgroundFill(dotColour.get(), new CornerRadii(DOT / 2), around)));
    }

    private static void douse(Region cell) {
        cell.setBackground(null);
    }
}
