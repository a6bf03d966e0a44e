package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One address, two ways to sign in, and errors that come with status 200. A session that the server has forgotten is
/// opened again once; everything else is for the caller.
final class VendureApi {
    private static final String LOGIN =
            """
            mutation Login($user: String!, $secret: String!) {
              login(username: $user, password: $secret, rememberMe: true) {
                __typename ... on ErrorResult { errorCode }
              }
            }""";
    private static final String DEFAULT_PATH = "/admin-api";
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,79}");
    /// A server that is well answers none of these; what it cannot do now it may do in a moment.
    private static final Set<String> PASSING = Set.of("INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE");

    private final ChannelHttp http;
    private final URI address;
    private final String user;
    private final String secret;
    private @Nullable String session; // guarded by this; lives as long as the connector

    /// Throws IllegalArgumentException for an address that is none. A path of its own is kept (`adminApiPath`), and so is
    /// a query: `?vendure-token=...` names one of several channels of a server.
    ///
    /// @param settings without a user the secret is an API key (3.6 and later, where the server allows them)
    VendureApi(ConnectorSettings settings, InstantSource clock) {
        URI url = settings.url();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException("a Vendure address starts with https:// and names the server's host");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        this.address = URI.create(
                scheme + "://" + url.getRawAuthority() + (path.isEmpty() ? DEFAULT_PATH : path) + query);
        this.http = new ChannelHttp(settings.timeout(), clock);
        this.user = settings.user();
        this.secret = settings.secret();
    }

    /// An answer without errors.
    ///
    /// @param data the `data` object
    record Reply(Answer answer, JsonNode data) {
        /// The rows of a list query.
        JsonNode items(String list) {
            JsonNode items = data.path(list).path("items");
            if (!items.isArray()) {
                throw notAnAnswer();
            }
            return items;
        }
    }

    Reply query(String text, Map<String, Object> variables) {
        if (user.isEmpty()) {
            return post(text, variables, Map.of("vendure-api-key", secret));
        }
        String used = session(null);
        try {
            return post(text, variables, bearer(used));
        } catch (ChannelException.Unauthorized forgotten) {
            return post(text, variables, bearer(session(used)));
        }
    }

    private static Map<String, String> bearer(String session) {
        return Map.of("Authorization", "Bearer " + session);
    }

    /// The session of this connector. Several threads that lost the same one open a single new one.
    ///
    /// @param lost a session the server no longer knows; null for none
    private synchronized String session(@Nullable String lost) {
        String current = session;
        if (current == null || Objects.equals(current, lost)) {
            session = null;
            current = login();
            session = current;
        }
        return current;
    }

    private String login() {
        Reply reply = post(LOGIN, Map.of("user", user, "secret", secret), Map.of());
        JsonNode login = reply.data().path("login");
        if (!login.path("__typename").asText("").equals("CurrentUser")) {
            String code = word(login.path("errorCode"));
            throw new ChannelException.Unauthorized("Vendure refused the sign-in" + code, 200);
        }
        return reply.answer()
                .headers()
                .firstValue("vendure-auth-token")
                .map(Readings::textOrNull)
                .orElseThrow(() -> new ChannelException.Rejected(
                        "Vendure signs in by cookie alone; its tokenMethod has to allow bearer", 200, null));
    }

    private Reply post(String text, Map<String, Object> variables, Map<String, String> headers) {
        Answer answer = http.post(
                address, headers, JsonPage.write(Map.of("query", text, "variables", variables)));
        JsonNode tree = JsonPage.tree(answer.body());
        JsonNode errors = tree.path("errors");
        if (!errors.isMissingNode() && !errors.isNull()) {
            throw trouble(errors.path(0).path("extensions").path("code"));
        }
        if (!tree.path("data").isObject()) {
            throw notAnAnswer();
        }
        return new Reply(answer, tree.path("data"));
    }

    /// Errors beside data too: half an answer would look like a whole one.
    private static ChannelException trouble(JsonNode code) {
        String message = "Vendure answered 200 with an error" + word(code);
        String said = code.asText("");
        if (said.equals("FORBIDDEN") || said.equals("UNAUTHORIZED") || said.equals("UNAUTHENTICATED")) {
            return new ChannelException.Unauthorized(message, 200);
        }
        return PASSING.contains(said)
                ? new ChannelException.Transient(message, 200, null, null)
                : new ChannelException.Rejected(message, 200, null);
    }

    /// The machine word of an error: its message is free text.
    private static String word(JsonNode code) {
        String text = code.asText("");
        return WORD.matcher(text).matches() ? " (" + text + ")" : "";
    }

    private static ChannelException notAnAnswer() {
        return new ChannelException.Rejected("Vendure answered 200 with something else than data", 200, null);
    }
}
