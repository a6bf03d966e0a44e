package crossdock.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The tokens, judged by the contrast formula of WCAG 2.1.
class ThemeTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHIC = 3.0;

    @ParameterizedTest
    @CsvSource({
        "-color-fg-default, -color-bg-default", "-color-fg-default, -color-bg-inset",
        "-color-fg-default, -color-bg-subtle", "-color-fg-default, -cd-selected", "-color-fg-default, -cd-flash",
        "-color-fg-default, -cd-hover", "-color-fg-muted, -color-bg-default", "-color-fg-muted, -color-bg-inset",
        "-color-fg-muted, -color-bg-subtle", "-color-fg-muted, -cd-selected", "-color-fg-muted, -cd-hover",
        "-color-fg-subtle, -color-bg-default", "-color-fg-subtle, -color-bg-inset", "-color-fg-subtle, -cd-selected",
        "-color-accent-fg, -color-bg-default", "-color-accent-fg, -cd-selected",
        "-color-fg-emphasis, -color-accent-emphasis", "-color-success-fg, -color-bg-default",
        "-color-success-fg, -color-success-subtle", "-color-warning-fg, -color-bg-default",
        "-color-warning-fg, -color-warning-subtle", "-color-danger-fg, -color-bg-default",
        "-color-danger-fg, -color-bg-inset", "-color-danger-fg, -cd-selected",
        "-color-danger-fg, -color-danger-subtle", "-cd-pending-fg, -color-bg-default",
        "-cd-pending-fg, -cd-pending-bg", "-cd-neutral-fg, -color-neutral-subtle"
    })
    void textStandsOutFromItsGround(String text, String ground) {
        for (Theme theme : Theme.values()) {
            double ratio = contrast(theme.colour(text), theme.colour(ground));
            assertTrue(ratio >= TEXT, theme + " " + text + " on " + ground + " is " + ratio + ", must be " + TEXT);
        }
    }

    @ParameterizedTest
    @CsvSource({"-cd-c1", "-cd-c2", "-cd-c3", "-cd-c4", "-cd-c5", "-cd-load-4", "-color-accent-emphasis"})
    void seriesStandOutFromThePane(String series) {
        for (Theme theme : Theme.values()) {
            double ratio = contrast(theme.colour(series), theme.colour("-color-bg-default"));
            assertTrue(ratio >= GRAPHIC, theme + " " + series + " is " + ratio);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-color-fg-muted, -color-bg-default, 6.78, 7.34", "-color-fg-subtle, -cd-selected, 4.72, 4.86",
        "-color-danger-fg, -color-danger-subtle, 5.17, 5.88", "-color-border-default, -color-bg-default, 1.42, 1.50"
    })
    void ratiosAreTheOnesTheDesignStates(String text, String ground, double light, double dark) {
        assertEquals(light, contrast(Theme.LIGHT.colour(text), Theme.LIGHT.colour(ground)), 0.01);
        assertEquals(dark, contrast(Theme.DARK.colour(text), Theme.DARK.colour(ground)), 0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "-color-fg-default, 7", "-color-fg-muted, 7", "-color-fg-subtle, 7", "-color-danger-fg, 7",
        "-color-warning-fg, 7", "-color-success-fg, 7", "-color-accent-fg, 7", "-color-border-default, 3",
        "-color-border-muted, 3"
    })
    void highContrastMeansMoreForTextAndForEdges(String token, double least) {
        double ratio = contrast(Theme.CONTRAST.colour(token), Theme.CONTRAST.colour("-color-bg-default"));
        assertTrue(ratio >= least, token + " is " + ratio);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void bothThemesNameTheSameTokens(Theme theme) {
        assertEquals(Theme.LIGHT.colours().keySet(), theme.colours().keySet());
    }

    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        double warm = 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen());
        return warm + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
