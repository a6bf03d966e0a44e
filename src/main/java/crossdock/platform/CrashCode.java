package crossdock.platform;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A short name for a bug, the same wherever and whenever it happens: made of the exception's type and the innermost place
/// in our code, never of its message, which may hold data.
public final class CrashCode {
    private CrashCode() {}

    /// Such as `X-3F9A21`.
    public static String of(Throwable bug) {
        Throwable root = root(bug);
        var crc = new CRC32();
        crc.update((root.getClass().getName() + "@" + place(root)).getBytes(StandardCharsets.UTF_8));
        return String.format("X-%06X", crc.getValue() & 0xFFFFFF);
    }

    private static Throwable root(Throwable bug) {
        Throwable root = bug;
        for (@Nullable Throwable cause = bug.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    /// Without line numbers, which move with every version.
    private static String place(Throwable root) {
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith("crossdock.")) {
                return frame.getClassName() + "." + frame.getMethodName();
            }
        }
        return "elsewhere";
    }
}
