package crossdock.inventory;

import crossdock.kernel.SkuId;
import java.util.Optional;

/// The articles of the workspace.
public interface Skus {
    Optional<Sku> find(SkuId id);

    Optional<Sku> byCode(String code);

    /// The id behind a code, without reading the row; the quick path of ingest.
    Optional<SkuId> idOf(String code);

    /// Inserts when the id is 0, else updates; returns the row as stored.
    Sku put(Sku sku);
}
