package crossdock.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A server that writes the given bytes to whoever connects, for answers no proper server gives.
final class RawChannel implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    /// @param isReset ends with a reset instead of a close; null stays open until the client hangs
    ///   up
    RawChannel(String answer, @Nullable Boolean isReset) throws IOException {
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!server.isClosed()) {
                                try (Socket socket = server.accept()) {
                                    socket.getInputStream().read(new byte[8_192]);
                                    socket.getOutputStream()
                                            .write(answer.getBytes(StandardCharsets.US_ASCII));
                                    socket.getOutputStream().flush();
                                    if (isReset == null) {
                                        socket.getInputStream()
                                                .transferTo(OutputStream.nullOutputStream());
                                    } else if (isReset) {
                                        socket.setSoLinger(true, 0);
                                    }
                                } catch (IOException e) {
                                    // the client hung up first, or the test is over
                                }
                            }
                        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/x?key=marker-secret");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
