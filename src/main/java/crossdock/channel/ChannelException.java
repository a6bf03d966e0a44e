package crossdock.channel;

import java.time.Duration;
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

    /// May go away by itself: no answer, cut-off body, throttled, server error. Worth another try.
    public static final class Transient extends ChannelException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        public Transient(String message, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, status, cause);
            this.retryAfter = retryAfter;
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
