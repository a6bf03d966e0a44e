package crossdock.sync.connect;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.sync.connect.ConnectionActs.Identity;
import crossdock.sync.connect.ConnectionActs.Wish;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Asks a channel who it is, before anything of it is kept, and says in a person's words what is wrong with the wish or
/// with what answers.
final class Introduction {
    static final int LONGEST_NAME = 60;
    private static final int HIGHEST_PORT = 65_535;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final RetryPolicy<ChannelIdentity> SILENT = RetryPolicy.<ChannelIdentity>builder()
            .handleIf(failure -> failure instanceof ChannelException.Transient passing && passing.status() == 0)
            .withMaxRetries(1).withDelay(Duration.ofMillis(500)).build();
    private static final RetryPolicy<ChannelIdentity> BUSY = RetryPolicy.<ChannelIdentity>builder()
            .handleIf(failure -> failure instanceof ChannelException.Transient passing && passing.status() > 0)
            .withMaxRetries(4)
            .withBackoff(Duration.ofMillis(300), Duration.ofSeconds(3))
            .withMaxDuration(Duration.ofSeconds(10))
            .build();

    private final Function<ConnectorSettings, Connector> doors;

    Introduction(Function<ConnectorSettings, Connector> doors) {
        this.doors = doors;
    }

    /// Blocks on the network, some ten seconds at most. Changes nothing.
    Outcome<Identity> of(Wish wish) {
        Optional<Refused<Identity>> bad = check(wish);
        if (bad.isPresent()) {
            return bad.get();
        }
        try {
            Connector connector = doors.apply(new ConnectorSettings(
                    wish.kind(), URI.create(wish.url()), wish.account(), wish.secret(), Duration.ofSeconds(10)));
            ChannelIdentity said = Failsafe.with(BUSY, SILENT).get(connector::identify);
            return new Done<>(new Identity(said.name(), said.currency()));
        } catch (IllegalArgumentException unusable) {
            return new Refused<>("connection.settings", String.valueOf(unusable.getMessage()));
        } catch (ChannelException trouble) {
            return refused(wish, trouble);
        }
    }

    /// Whoever asks for the first time has most often mistyped the address: what answers there tells which part.
    private static <T> Refused<T> refused(Wish wish, ChannelException trouble) {
        String words = String.valueOf(trouble.getMessage());
        if (trouble.status() == NOT_FOUND) {
            return new Refused<>("connection.wrongPath", words);
        }
        return switch (trouble) {
            case ChannelException.Transient page when page.status() == OK ->
                new Refused<>("connection.otherThing", String.valueOf(URI.create(wish.url()).getHost()), words);
            case ChannelException.Unauthorized unauthorized -> new Refused<>(
                    wish.kind().equals("file") ? "connection.noAnswer" : "connection.unauthorized", words);
            case ChannelException.Transient passing -> new Refused<>("connection.noAnswer", words);
            case ChannelException.Rejected rejected -> new Refused<>("connection.rejected", words);
        };
    }

    private static <T> Optional<Refused<T>> check(Wish wish) {
        if (wish.name().isBlank() || wish.name().length() > LONGEST_NAME) {
            return Optional.of(new Refused<>("connection.name", Integer.toString(LONGEST_NAME)));
        }
        try {
            URI uri = URI.create(wish.url());
            boolean isFolder = wish.kind().equals("file");
            String scheme = String.valueOf(uri.getScheme());
            boolean isKnown = isFolder ? scheme.equals("file") : scheme.matches("https?") && uri.getHost() != null;
            if (uri.getUserInfo() != null || uri.getRawQuery() != null) {
                return Optional.of(new Refused<>("connection.urlHoldsMore")); // a secret in an address ends up in logs
            }
            if (uri.getPort() > HIGHEST_PORT) {
                return Optional.of(new Refused<>("connection.port", Integer.toString(HIGHEST_PORT)));
            }
            String begin = isFolder ? "file:" : "https:";
            return isKnown ? Optional.empty() : Optional.of(new Refused<>("connection.url", begin));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Refused<>("connection.url", "https:"));
        }
    }
}
