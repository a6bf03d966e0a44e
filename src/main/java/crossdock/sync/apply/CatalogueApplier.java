package crossdock.sync.apply;

import crossdock.channel.ChannelListing;
import crossdock.channel.DeltaClass;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.Listings;
import crossdock.inventory.Listings.Listing;
import crossdock.inventory.Skus;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a channel's offers known here and maps each to an article by its code, exactly as written. An article seen for the first time is created.
public final class CatalogueApplier implements Applier<ChannelListing> {
    private final CatalogueService service;
    private final Listings listings;
    private final Skus skus;
    private final Remapped remapped;

    /// Hears that a listing means another article than before, inside the write: what was read for it has to be read again.
    @FunctionalInterface
    public interface Remapped {
        void remapped(ConnectionId connection, String externalId);
    }

    public CatalogueApplier(CatalogueService service, Listings listings, Skus skus, Remapped remapped) {
        this.service = service;
        this.listings = listings;
        this.skus = skus;
        this.remapped = remapped;
    }

    @Override
    public String externalId(ChannelListing row) {
        return row.externalId();
    }

    @Override
    public @Nullable Instant changedAt(ChannelListing row) {
        return row.updatedAt();
    }

    @Override
    public boolean isRemembered(Arrival arrival, ChannelListing row) {
        return true;
    }

    /// A listing without a code, or with one that another listing of the same channel already has, cannot be mapped. It is kept all the same, unmapped, when it was known before.
    @Override
    public @Nullable Refusal check(Arrival arrival, ChannelListing row) {
        String code = row.sku();
        if (code == null || code.isBlank()) {
            return row.active() ? new Refusal("unmapped.noCode", row.externalId()) : null;
        }
        if (!row.active() || arrival.connection().value() == 0) {
            return null;
        }
        Optional<Listing> twin = skus.idOf(code).stream()
                .flatMap(sku -> listings.ofSku(sku).stream())
                .filter(other -> other.connection().equals(arrival.connection())
                        && other.active()
                        && !other.externalId().equals(row.externalId()))
                .findFirst();
        return twin.map(other -> new Refusal("listing.codeTwice", code, other.externalId())).orElse(null);
    }

    @Override
    public List<Applied> write(Arrival arrival, List<ChannelListing> rows) {
        return rows.stream().map(row -> Applied.changed(write(arrival, row))).toList();
    }

    private boolean write(Arrival arrival, ChannelListing row) {
        Refusal clash = check(arrival, row); // the row before it in this page may have taken the code
        if (clash != null) {
            throw new RowRefused(clash);
        }
        String code = row.sku() == null ? "" : row.sku();
        boolean isNew = !code.isBlank() && putSku(arrival, row, code);
        if (arrival.connection().value() == 0) {
            return isNew; // a catalogue imported by hand lists nothing anywhere
        }
        Optional<Listing> known = listings.find(arrival.connection(), row.externalId());
        SkuId sku = code.isBlank() ? null : skus.idOf(code).filter(id -> !isKept(arrival, row, id)).orElse(null);
        boolean isListed = service.list(arrival.actor(), new Listing(
                arrival.connection(),
                row.externalId(),
                row.parentId(),
                sku,
                code,
                row.title(),
                row.price(),
                row.tracked(),
                row.active(),
                row.updatedAt()));
        if (known.isPresent() && !Objects.equals(known.get().sku(), sku)) {
            remapped.remapped(arrival.connection(), row.externalId());
        }
        return isNew | isListed;
    }

    /// What is switched off leaves the article to another offer of the same channel: two of them would count it by turns.
    private boolean isKept(Arrival arrival, ChannelListing row, SkuId sku) {
        return !row.active() && listings.ofSku(sku).stream().anyMatch(other ->
                other.connection().equals(arrival.connection()) && !other.externalId().equals(row.externalId()));
    }

    /// A deleted listing creates no article. One that is switched off does where a list tells the two apart: a list that
    /// is read whole every time holds nothing deleted, and what is not on sale still lies on the shelf.
    private boolean putSku(Arrival arrival, ChannelListing row, String code) {
        boolean isThere = row.active()
                || arrival.capabilities().delta(Resource.CATALOGUE) == DeltaClass.FULL_SCAN && !arrival.isFile();
        if (!isThere && skus.idOf(code).isEmpty()) {
            return false;
        }
        String type = row.productType() == null ? "" : row.productType();
        String brand = row.brand() == null ? "" : row.brand();
        return service.put(arrival.actor(), code, row.title(), type, brand);
    }

    @Override
    public void close(Arrival arrival, String externalId) {
        listings.find(arrival.connection(), externalId)
                .filter(Listing::active)
                .ifPresent(l -> service.list(arrival.actor(), new Listing(
                        l.connection(), l.externalId(), l.parentId(), l.sku(), l.skuText(), l.title(), l.price(),
                        l.tracked(), false, l.updatedAt())));
    }
}
