package crossdock.inventory;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.StockFold.Folded;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the places: what they are, which channel fulfils from them and whose word their stock is.
public final class LocationService {
    private final Transactor transactor;
    private final Locations locations;
    private final StockLedger ledger;
    private final SafetyStockService safety;
    private final InstantSource clock;

    public LocationService(
            Transactor transactor,
            Locations locations,
            StockLedger ledger,
            SafetyStockService safety,
            InstantSource clock) {
        this.transactor = transactor;
        this.locations = locations;
        this.ledger = ledger;
        this.safety = safety;
        this.clock = clock;
    }

    /// Inserts the location (id NONE) or replaces its row. Its stock source is kept as it was: choosing one is an act
    /// of its own.
    public Outcome<Location> put(Actor actor, Location location) {
        return transactor.write(actor, tx -> {
            Optional<Location> sameCode = locations.byCode(location.code());
            if (sameCode.isPresent() && !sameCode.get().id().equals(location.id())) {
                return new Refused<>("location.codeTaken", location.code());
            }
            Location stored = locations.put(location);
            tx.changed(Topic.LOCATION, stored.id().value());
            return new Done<>(stored);
        });
    }

    /// Makes a connection (or the console, null) the one stock source of a location. What was known stays the figure
    /// until the new source speaks.
    public Outcome<Location> chooseSource(Actor actor, LocationId id, @Nullable ConnectionId source) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(id);
            if (found.isEmpty()) {
                return new Refused<>("location.unknown", id.toString());
            }
            Location before = found.get();
            if (Objects.equals(before.stockSource(), source)) {
                return new Done<>(before);
            }
            Location after = locations.put(withSource(before, source, before.tracked()));
            List<StockCell> cells = new ArrayList<>();
            ledger.forEachCell(id, cells::add);
            cells.forEach(cell -> carryOver(tx, cell, source, cell.onHand(), cell.unavailable()));
            tx.record(new InventoryEvents.StockSourceChosen(id, source));
            tx.changed(Topic.LOCATION, id.value());
            return new Done<>(after);
        });
    }

    /// Somebody counts the location again: a connection, from its next word on.
    public Outcome<Location> count(Actor actor, LocationId id, ConnectionId source) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(id);
            if (found.isEmpty()) {
                return new Refused<>("location.unknown", id.toString());
            }
            locations.put(withSource(found.get(), found.get().stockSource(), true));
            return chooseSource(actor, id, source);
        });
    }

    /// From now on nobody counts the location: it holds no stock and has no part in any sum. What its source said
    /// stays known as that channel's published value. Refused while order lines reserve units there.
    public Outcome<Location> stopCounting(Actor actor, LocationId id) {
        return transactor.write(actor, tx -> {
            Optional<Location> found = locations.find(id);
            if (found.isEmpty()) {
                return new Refused<>("location.unknown", id.toString());
            }
            Location before = found.get();
            List<StockCell> cells = new ArrayList<>();
            ledger.forEachCell(id, cells::add);
            int reserved = cells.stream().mapToInt(StockCell::reserved).sum();
            if (reserved != 0) {
                return new Refused<>("location.reserved", before.code(), Integer.toString(reserved));
            }
            Location after = locations.put(withSource(before, null, false));
            for (StockCell cell : cells) {
                Anchor said = cell.anchor();
                ConnectionId source = said == null ? null : said.source();
                if (said != null && source != null) {
                    ledger.putPublished(
                            source, cell.sku(), id, said.figure(), said.observedAt(), said.receivedAt());
                }
                carryOver(tx, cell, null, 0, 0);
            }
            tx.record(new InventoryEvents.StockSourceChosen(id, null));
            tx.changed(Topic.LOCATION, id.value());
            return new Done<>(after);
        });
    }

    /// Opens the new source's ledger with the figure that makes on hand what it shall be, older than anything the source
    /// will say by its own clock. Movements still waiting for an answer go on waiting.
    private void carryOver(Tx tx, StockCell cell, @Nullable ConnectionId source, int onHand, int unavailable) {
        List<LedgerEntry> rows = new ArrayList<>(ledger.ledger(cell.sku(), cell.location()));
        Anchor last = StockFold.ofLedger(rows, source).anchor(); // there when the source had this location before
        Instant at = last == null ? Instant.EPOCH : last.observedAt();
        rows.add(opening(source, at, 0, 0));
        Folded empty = StockFold.ofLedger(rows, source);
        Anchor opening = opening(source, at, onHand - empty.onHand(), unavailable - empty.unavailable());
        ledger.append(cell.sku(), cell.location(), opening, onHand - cell.onHand());
        Folded folded = StockFold.ofLedger(ledger.ledger(cell.sku(), cell.location()), source);
        ledger.setLive(cell.sku(), cell.location(), folded.live());
        ledger.put(new StockCell(
                cell.sku(),
                cell.location(),
                folded.onHand(),
                folded.unavailable(),
                cell.reserved(),
                cell.safetyStock(),
                cell.routingSafetyStock(),
                folded.ownUnavailable(),
                folded.anchor(),
                !folded.live().isEmpty()));
        tx.changed(Topic.STOCK, cell.sku().value());
    }

    private Anchor opening(@Nullable ConnectionId source, Instant at, int figure, int unavailable) {
        Instant now = clock.instant();
        return new Anchor(
                Long.MAX_VALUE, MovementCause.CARRIED_OVER, source, figure, unavailable, true, at, now, now, false);
    }

    /// Says under which id a channel knows a location. Joins the open write.
    public void link(Actor actor, ConnectionId connection, String externalId, LocationId location) {
        transactor.run(actor, tx -> {
            locations.link(connection, externalId, location);
            tx.changed(Topic.LOCATION, location.value());
        });
    }

    /// Says whether a location fulfils orders of a channel.
    public void fulfils(Actor actor, ConnectionId connection, LocationId location, boolean does) {
        transactor.run(actor, tx -> {
            locations.fulfils(connection, location, does);
            tx.changed(Topic.LOCATION, location.value());
        });
    }

    /// Names a group of locations, or changes who is in it. Safety stock of everyone who joined or left is ruled again.
    public void putGroup(Actor actor, String name, Set<LocationId> members) {
        transactor.run(actor, tx -> {
            Set<LocationId> before = locations.groups().stream()
                    .filter(group -> group.name().equals(name))
                    .findFirst()
                    .map(Locations.Group::members)
                    .orElse(Set.of());
            locations.putGroup(new Locations.Group(name, members));
            for (Location location : locations.all()) {
                if (before.contains(location.id()) != members.contains(location.id())) {
                    safety.recompute(tx, location.id());
                    tx.changed(Topic.LOCATION, location.id().value());
                }
            }
        });
    }

    private static Location withSource(Location l, @Nullable ConnectionId source, boolean isTracked) {
        return new Location(
                l.id(),
                l.code(),
                l.name(),
                l.type(),
                l.address(),
                l.zone(),
                l.zoneAssumed(),
                l.hours(),
                l.ships(),
                l.offersPickup(),
                isTracked,
                source,
                l.open());
    }
}
