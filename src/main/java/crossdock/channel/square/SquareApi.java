package crossdock.channel.square;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.JsonPage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/// Square's addresses and headers.
final class SquareApi {
    /// The version whose description the wire records were written from; Square answers in its
    /// shapes until told otherwise.
    private static final String VERSION = "2025-08-20";

    private final ChannelHttp http;
    private final URI base;
    private final Map<String, String> headers;

    SquareApi(ConnectorSettings settings, InstantSource clock) {
        String url = settings.url().toString();
        this.base = URI.create(url.endsWith("/") ? url : url + "/");
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().startsWith("http")) {
            throw new IllegalArgumentException(
                    "a Square address starts with https:// and names a host");
        }
        this.http = new ChannelHttp(settings.timeout(), clock);
        this.headers =
                Map.of("Authorization", "Bearer " + settings.secret(), "Square-Version", VERSION);
    }

    ChannelHttp.Answer get(String path) {
        return http.get(base.resolve(path), headers);
    }

    /// The answer's object. Square answers an empty result as an empty object, so anything else
    /// without rows must not pass for "nothing there".
    static JsonNode object(ChannelHttp.Answer answer) {
        JsonNode tree = JsonPage.tree(answer.body());
        if (!tree.isObject() || !tree.path("errors").isEmpty()) {
            throw notAnAnswer();
        }
        return tree;
    }

    static ChannelException notAnAnswer() {
        return new ChannelException.Rejected(
                "Square answered 200 with errors or with something else than an object", 200, null);
    }

    ChannelHttp.Answer post(String path, Map<String, Object> body) {
        return post(path, JsonPage.write(body));
    }

    ChannelHttp.Answer post(String path, byte[] body) {
        return http.post(base.resolve(path), headers, body);
    }
}
