package crossdock.inventory;

import crossdock.kernel.SkuId;
import java.util.Optional;

/// The articles of the workspace.
public interface Skus {
    Optional<Sku> find(SkuId id);

    Optional<Sku> byCode(String code);

    /// The id behind a code, without reading the row; the quick path of ingest.
    Optional<SkuId> idOf(String code);

    /// What people call an article: its code; its id where it is not known any more.
    default String codeOf(SkuId id) {
        return find(id).map(Sku::code).orElse(id.toString());
    }

    /// Inserts when the id is 0, else updates; returns the row as stored.
    Sku put(Sku sku);
}
