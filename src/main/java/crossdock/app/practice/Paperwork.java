package crossdock.app.practice;

import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Actor;
import crossdock.kernel.Resource;
import crossdock.sandbox.PracticeWorld.Papers;
import crossdock.sync.file.FileImport;
import crossdock.sync.file.FileImport.As;
import crossdock.sync.file.FileImport.Request;
import crossdock.sync.file.FileImport.Result;
import crossdock.sync.file.NetworkImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What somebody at the console brings in once on a practice world: says what the supplier sends, imports the orders of
/// contract customers and what is on its way, by the same services as the `import` command. So there are orders that
/// wait for goods, and dates on which these come.
public final class Paperwork {
    private static final Logger LOG = LoggerFactory.getLogger(Paperwork.class);
    private static final long LOOK_MILLIS = 200;
    /// A busy machine takes a while to read forty stores.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Services services;
    private final Actor person;
    private final Papers papers;

    /// What does the work.
    public record Services(
            RoutingDesk desk, Locations locations, StockQueries stock, FileImport imports, NetworkImport network) {}

    public Paperwork(Services services, Actor person, Papers papers) {
        this.services = services;
        this.person = person;
        this.papers = papers;
    }

    /// Waits until the channels have told of articles and places, then brings the papers in. Ends without when it is
    /// interrupted, or when that takes too long: a row that names what nobody told of would be rejected.
    ///
    /// @param isRead whether every channel was read once
    public void bringOnce(BooleanSupplier isRead) {
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isRead.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    LOG.warn("the channels were not read in {}, so nothing is brought in", PATIENCE);
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            bring();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Brings them in now. Throws IllegalStateException when a row of them is rejected: they name nothing but what is
    /// there.
    void bring() throws IOException {
        Location supplier = services.locations().byCode(papers.supplier()).orElseThrow();
        List<String> sent = services.stock().facets(StockQueries.View.SKUS, StockQueries.Filter.NONE).productTypes()
                .keySet().stream()
                .filter(type -> !type.equals(papers.notSent()))
                .toList();
        services.desk().set(person, 0, new Setting.Place(supplier.id(), 0, 0, sent));
        whole(services.imports().run(
                person,
                new Request(Resource.ORDERS, papers.orders(), null, false, As.OPEN, ZoneId.systemDefault()),
                rows -> {}, () -> false));
        whole(services.network().run(person, NetworkImport.Kind.INCOMING, papers.incoming(), false));
    }

    private static void whole(Result result) {
        if (result.rejected() > 0) {
            throw new IllegalStateException(result.rejected() + " practice rows rejected, see " + result.rejectFile());
        }
    }
}
