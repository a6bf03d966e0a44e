package crossdock.rig.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.order.IncomingOrder;
import crossdock.kernel.ConnectionId;
import crossdock.platform.Keyring;
import crossdock.rig.CacheFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The sealed buyers of the cache, opened with the workspace's own key.
final class Buyers {
    private Buyers() {}

    /// Name, address of e-mail and street by the server's order.
    static Map<String, String> of(Path workspace) throws Exception {
        Keyring keys = Keyring.open(workspace.resolve("keys"));
        Map<String, String> buyers = new TreeMap<>();
        try (CacheFile cache = CacheFile.reading(workspace)) {
            for (String row : cache.rows("SELECT connection_id, external_id FROM orders WHERE buyer IS NOT NULL")) {
                String[] parts = row.split("\\|");
                String subject = IncomingOrder.buyerSubject(new ConnectionId(Integer.parseInt(parts[0])), parts[1]);
                byte[] sealed = cache.bytes("SELECT buyer FROM orders WHERE external_id = ?", parts[1]);
                JsonNode buyer = GraphQl.JSON.readTree(keys.unsealer().open(subject, sealed));
                buyers.put(parts[1], buyer.path("name").asText() + "|" + buyer.path("email").asText() + "|"
                        + buyer.path("street").asText());
            }
        }
        return buyers;
    }
}
