package crossdock.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void drawsInMemoryOnLinuxWithoutADisplay() {
        Properties system = system("Linux");
        assertFalse(Display.prepare(Map.of("DISPLAY", " "), system));
        assertEquals("Headless", system.getProperty("glass.platform"));
        assertEquals("sw", system.getProperty("prism.order"));
    }

    @Test
    void usesTheDisplayThereIs() {
        Properties linux = system("Linux");
        assertTrue(Display.prepare(Map.of("WAYLAND_DISPLAY", "wayland-0"), linux));
        assertNull(linux.getProperty("glass.platform"));
        assertTrue(Display.prepare(Map.of(), system("Windows 11")));
    }

    private static Properties system(String os) {
        var system = new Properties();
        system.setProperty("os.name", os);
        return system;
    }
}
