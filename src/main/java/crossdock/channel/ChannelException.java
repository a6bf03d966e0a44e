package crossdock.channel;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Trouble with a channel. Messages name the channel's words, never a secret, a buyer or a whole body.
public sealed abstract class ChannelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private ChannelException(String message, int status, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /// The HTTP status, 0 when no answer came.
    public int status() {
        return status;
    }

    /// Why no answer came. Kept with the trouble as a word in brackets behind the place, `shop.example [refused]`, and put
    /// into a sentence where people read it: `error.silence.<word>`.
    public enum Silence {
        /// No such host.
        NAME_UNKNOWN,
        /// The host is there, and nothing listens at the port.
        REFUSED,
        /// No way to the host.
        UNREACHABLE,
        /// Nobody took the connection in time.
        NO_CONNECTION,
        /// Connected, and the answer was not whole in time.
        SLOW,
        /// The certificate is expired, for another name, or of nobody we trust.
        UNTRUSTED,
        /// Asked over TLS, and what answers does not speak it.
        NO_TLS,
        /// TLS was begun and not agreed upon.
        TLS_FAILED,
        /// Something answers that is no web server; often one that wants https.
        NOT_HTTP,
        /// The connection ended within the answer or before it.
        CUT_OFF,
        /// The answer is larger than any page.
        TOO_LARGE,
        FOLDER_MISSING,
        FOLDER_DENIED,
        FOLDER_UNREADABLE;

        /// What an exception of the HTTP client means. Its own message may quote a header or an address with its query:
        /// it is looked at and never kept.
        public static Silence of(Throwable failure) {
            String said = String.valueOf(failure.getMessage());
            if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
                return NAME_UNKNOWN;
            }
            return switch (failure) {
                case HttpConnectTimeoutException late -> NO_CONNECTION;
                case HttpTimeoutException late -> SLOW;
                case NoRouteToHostException lost -> UNREACHABLE;
                case ConnectException no -> said.contains("unreachable") ? UNREACHABLE : REFUSED;
                case SSLException no when has(no, GeneralSecurityException.class) -> UNTRUSTED;
                case SSLException no -> said.contains("SSL message") ? NO_TLS : TLS_FAILED;
                case ProtocolException junk -> NOT_HTTP;
                default -> said.contains("status line")
                        ? NOT_HTTP
                        : said.startsWith("body exceeds") ? TOO_LARGE : CUT_OFF;
            };
        }

        private static boolean has(Throwable failure, Class<? extends Throwable> type) {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                if (type.isInstance(each)) {
                    return true;
                }
            }
            return false;
        }

        /// As it is kept.
        ///
        /// @param where host and port, or the name of a folder: no path, no query
        public String at(String where) {
            return where + " [" + word() + "]";
        }

        /// The last part of its key.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// May go away by itself: no answer, cut-off body, throttled, server error. Worth another try.
    public static final class Transient extends ChannelException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        public Transient(String message, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, status, cause);
            this.retryAfter = retryAfter;
        }

        /// No answer came, or no whole one.
        public static Transient silent(Silence silence, String where) {
            return new Transient(silence.at(where), 0, null, null);
        }

        /// How long the channel asked us to wait; null when it did not say.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        /// True when the channel said that we ask too much.
        public boolean isThrottled() {
            return status() == 429;
        }
    }

    /// The secret is wrong, expired or lacks a right. A person has to mend it.
    public static final class Unauthorized extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message, int status) {
            super(message, status, null);
        }
    }

    /// The channel understood and refused, or answered what its contract does not allow. Trying the same again is
    /// useless.
    public static final class Rejected extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Rejected(String message, int status, @Nullable Throwable cause) {
            super(message, status, cause);
        }
    }
}
