package crossdock.inventory;

import crossdock.inventory.Listings.Listing;
import crossdock.kernel.Actor;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps articles and what each channel calls them.
public final class CatalogueService {
    private final Transactor transactor;
    private final Skus skus;
    private final Listings listings;
    private final SafetyStockService safety;

    public CatalogueService(Transactor transactor, Skus skus, Listings listings, SafetyStockService safety) {
        this.transactor = transactor;
        this.skus = skus;
        this.listings = listings;
        this.safety = safety;
    }

    /// Makes the article known under its code, or brings its words up to date. A blank title, product type or brand
    /// never overwrites a known one.
    ///
    /// @return true when something changed
    public boolean put(Actor actor, String code, String title, String productType, String brand) {
        return transactor.write(actor, tx -> {
            Optional<Sku> known = skus.byCode(code);
            Sku wanted = known.map(sku -> new Sku(
                            sku.id(),
                            code,
                            pick(title, sku.title()),
                            pick(productType, sku.productType()),
                            pick(brand, sku.brand()),
                            true))
                    .orElseGet(() -> new Sku(new SkuId(0), code, pick(title, code), productType, brand, true));
            if (known.isPresent() && known.get().equals(wanted)) {
                return false;
            }
            Sku stored = skus.put(wanted);
            if (known.isPresent() && !known.get().productType().equals(stored.productType())) {
                safety.recompute(tx, stored.id());
            }
            tx.changed(Topic.CATALOGUE, stored.id().value());
            return true;
        });
    }

    private static String pick(String said, String known) {
        return said.isBlank() ? known : said;
    }

    /// Keeps what a channel offers. Joins the open write.
    ///
    /// @return true when something changed
    public boolean list(Actor actor, Listing listing) {
        return transactor.write(actor, tx -> {
            Optional<Listing> known = listings.find(listing.connection(), listing.externalId());
            if (known.isPresent() && known.get().equals(listing)) {
                return false;
            }
            listings.put(listing);
            @Nullable SkuId sku = listing.sku();
            if (sku != null) {
                tx.changed(Topic.CATALOGUE, sku.value());
            }
            return true;
        });
    }
}
