package crossdock.channel;

import java.net.URI;
import java.time.Duration;

/// What a connector needs to reach its channel.
///
/// @param kind `square`, `woocommerce`, `vendure` or `file`
/// @param url base address; a folder for `file`
/// @param user consumer key or account name; empty where the channel has none
/// @param secret token or consumer secret; held in memory only
/// @param timeout of one request
public record ConnectorSettings(String kind, URI url, String user, String secret, Duration timeout) {
    @Override
    public String toString() {
        return kind + " at " + url.getHost();
    }
}
