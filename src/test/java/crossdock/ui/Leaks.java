package crossdock.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.ui.common.Screen;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.testfx.util.WaitForAsyncUtils;

/// Opens and closes a screen fifty times over the same long-lived services and counts what stays in memory.
public final class Leaks {
    private static final int TIMES = 50;
    private static final int PATIENCE = 20;

    private Leaks() {}

    /// Fails when a screen that was shown and hidden is still reachable, by a listener on a service for instance. Needs
    /// the toolkit; not on the FX thread.
    public static void assertNone(Supplier<Screen> fresh) {
        List<WeakReference<Screen>> gone = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            gone.add(WaitForAsyncUtils.waitForAsyncFx(60000, () -> openAndClose(fresh.get())));
        }
        WaitForAsyncUtils.waitForFxEvents();
        int before = TIMES;
        for (int i = 0; i < PATIENCE && before > 0; i++) {
            System.gc();
            before = (int) gone.stream().filter(screen -> screen.get() != null).count();
        }
        assertEquals(List.of(), still(gone), "screens still reachable, by the order of opening");
    }

    private static WeakReference<Screen> openAndClose(Screen screen) {
        screen.node();
        screen.show();
        screen.hide();
        return new WeakReference<>(screen);
    }

    private static List<Integer> still(List<WeakReference<Screen>> screens) {
        return IntStream.range(0, screens.size()).filter(i -> screens.get(i).get() != null).boxed().toList();
    }
}
