package crossdock.channel.vendure;

import crossdock.channel.ConnectorSettings;
import crossdock.channel.ScriptedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/// Answers that a Vendure 3.7.3 server gave to this connector's own queries; the people in them were made up.
final class Recorded {
    private Recorded() {}

    static String answer(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("nothing was recorded as " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptedChannel login(ScriptedChannel server, String session) {
        return server.reply(200, Map.of("vendure-auth-token", session), answer("login"));
    }

    /// A connector that already has the session it will use.
    static VendureConnector connector(ScriptedChannel server) {
        login(server, "session-1");
        return new VendureConnector(server.settings("vendure"), InstantSource.system());
    }

    static VendureConnector withKey(ScriptedChannel server) {
        ConnectorSettings of = server.settings("vendure");
        return new VendureConnector(
                new ConnectorSettings("vendure", of.url(), "", "key-of-test", of.timeout()), InstantSource.system());
    }
}
