package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.Capabilities.Grain;
import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Kind;
import crossdock.inventory.Location;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome.Done;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlSettings;
import crossdock.store.sync.SqlConnections;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store whose till says nothing of shipping, and a person who does.
class ShipFromStoreTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");

    private Shelves shelves;
    private SqlConnections connections;
    private RoutingDesk desk;
    private LocationId counter;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        connections = new SqlConnections(shelves.db.writer(), shelves.db.readers());
        var settings = new SqlSettings(shelves.db.writer(), shelves.db.readers());
        var defaults = new FulfilmentDefaults(
                connections, shelves.places, shelves.locations,
                kind -> kind.equals("woocommerce") ? Grain.CHANNEL : Grain.LOCATION,
                place -> NetworkSetup.ships(place, settings));
        desk = new RoutingDesk(
                shelves.db.transactor(), settings, shelves.locations, InstantSource.fixed(Shelves.at(0)),
                defaults::ships);
        counter = shelves.db.transactor().write(ANN, _ -> shelves.locations.put(new Location(
                        LocationId.NONE, "S2", "Counter", Location.Type.STORE,
                        new Location.Address(null, null, null, null, null, null, null), ZoneOffset.UTC, false, null,
                        false, true, true, Shelves.TILL, true)))
                .id();
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private Set<String> shops() {
        return new SqlNetworkReads(shelves.db.readers()).fulfils().getOrDefault(counter, Set.of());
    }

    private boolean ships() {
        return desk.network().at(counter).orElseThrow().ships();
    }

    @Test
    void fillsOrdersOfTheShopFromTheMomentSomebodySaysThatItShips() {
        assertFalse(ships());
        assertEquals(Set.of(), shops());
        assertInstanceOf(Done.class, desk.set(ANN, 0, new Setting.Shipping(counter, true)));
        assertTrue(ships());
        assertEquals(Set.of("Shop"), shops());
        assertInstanceOf(Done.class, desk.set(ANN, 1, new Setting.Shipping(counter, false)));
        assertFalse(ships());
        assertEquals(Set.of(), shops());
    }

    @Test
    void whatItsChannelSaysRulesAgainWhenTheWordIsTakenBack() {
        assertInstanceOf(Done.class, desk.set(ANN, 0, new Setting.Shipping(counter, true)));
        assertInstanceOf(Done.class, desk.clear(ANN, 1, Kind.SHIPPING, counter.toString()));
        assertFalse(ships());
        assertEquals(Set.of(), shops());
    }

    @Test
    void leavesAShopAloneWhoseLocationsAPersonChose() {
        shelves.db.transactor().run(ANN, _ -> connections.fulfilmentChosen(Shelves.SHOP));
        assertInstanceOf(Done.class, desk.set(ANN, 0, new Setting.Shipping(counter, true)));
        assertEquals(Set.of(), shops());
    }
}
