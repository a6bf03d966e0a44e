package crossdock.sync.apply;

import crossdock.channel.ChannelCount;
import crossdock.inventory.InventoryService;
import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.Skus;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockLedger;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes counts from a file that a person imports, where the console itself is the stock source. The same file again,
/// or
/// an older one, changes nothing.
public final class HandCountApplier implements Applier<ChannelCount> {
    private final InventoryService inventory;
    private final StockLedger ledger;
    private final Locations locations;
    private final Skus skus;

    public HandCountApplier(InventoryService inventory, StockLedger ledger, Locations locations, Skus skus) {
        this.inventory = inventory;
        this.ledger = ledger;
        this.locations = locations;
        this.skus = skus;
    }

    @Override
    public String externalId(ChannelCount row) {
        return row.itemId() + "|" + row.locationId();
    }

    @Override
    public @Nullable Instant changedAt(ChannelCount row) {
        return row.observedAt();
    }

    @Override
    public boolean isRemembered(Arrival arrival, ChannelCount row) {
        return false;
    }

    @Override
    public @Nullable Refusal check(Arrival arrival, ChannelCount row) {
        if (skus.idOf(row.itemId()).isEmpty()) {
            return new Refusal("unmapped.sku", row.itemId());
        }
        Optional<Location> place = place(row);
        if (place.isEmpty()) {
            return new Refusal("unmapped.location", String.valueOf(row.locationId()));
        }
        return place.get().stockSource() == null ? null : new Refusal("stock.sourceElsewhere", place.get().code());
    }

    private Optional<Location> place(ChannelCount row) {
        return Optional.ofNullable(row.locationId()).flatMap(locations::byCode);
    }

    @Override
    public List<Applied> write(Arrival arrival, List<ChannelCount> rows) {
        return rows.stream().map(row -> Applied.changed(write(arrival, row))).toList();
    }

    private boolean write(Arrival arrival, ChannelCount row) {
        SkuId sku = skus.idOf(row.itemId()).orElseThrow();
        Location place = place(row).orElseThrow();
        StockCell cell = ledger.cell(sku, place.id());
        Anchor known = cell.anchor();
        Instant said = row.observedAt();
        Instant at = said == null ? arrival.receivedAt() : said;
        boolean isOlder = known != null && at.isBefore(known.observedAt());
        boolean isSame = known != null
                && known.figure() == row.figure()
                && Objects.equals(known.unavailable(), row.unavailable())
                && (said == null ? !cell.hasLive() : said.equals(known.observedAt()));
        if (isOlder || isSame) {
            return false;
        }
        inventory.count(arrival.actor(), sku, place.id(), row.figure(), row.unavailable(), at);
        return true;
    }
}
