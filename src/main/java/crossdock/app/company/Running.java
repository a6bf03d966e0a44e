package crossdock.app.company;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command being carried out, and everything it printed: whoever asks for it again gets the rest of its lines.
final class Running {
    private static final int LINES_KEPT = 100_000;

    private final List<Map<String, ?>> frames = new ArrayList<>();
    private boolean isOver;

    private synchronized void add(Map<String, ?> frame) {
        if (frames.size() < LINES_KEPT) {
            frames.add(frame);
        }
        notifyAll();
    }

    synchronized void end(int code) {
        frames.add(Map.of("code", code));
        isOver = true;
        notifyAll();
    }

    /// The frame of that number, or a sign of life when there is none within the time.
    synchronized Map<String, ?> frame(int number, long waitMillis) throws InterruptedException {
        if (number >= frames.size() && !isOver) {
            wait(waitMillis);
        }
        return number < frames.size() ? frames.get(number) : Map.of("alive", true);
    }

    /// @param stream "out" or "err"
    Writer writer(String stream) {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                if (length > 0) {
                    add(Map.of(stream, new String(text, from, length)));
                }
            }

            @Override
            public void flush() throws IOException {
                // each piece is passed on as it comes
            }

            @Override
            public void close() {
                // the end is told by its code
            }
        };
    }
}
