package crossdock.rig.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.rig.Console;
import crossdock.rig.Fault;
import crossdock.rig.FaultProxy;
import crossdock.rig.vendure.Shopkeeper.Act;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real server behind a way on which everything goes wrong once.
@Tag("vendure")
class VendureFaultsTest {
    private static final int LONGEST_SECONDS = 150;

    @TempDir
    private Path folder;

    @Test
    void theCacheBecomesWhatTheServerSaysInSpiteOfEveryFault() throws Exception {
        long seed = Long.getLong("crossdock.seed", System.nanoTime() & 0xffff);
        System.out.println("vendure: faults with seed " + seed);
        try (VendureServer server = VendureServer.start(120);
                FaultProxy proxy = new FaultProxy(server.url(), null)) {
            Shopkeeper shop = new Shopkeeper(server.url(), new Random(seed), new Lags());
            for (int i = 0; i < 20; i++) {
                shop.perform(Act.BUY);
            }
            Console console = new Console(folder.resolve("ws"));
            console.typing(VendureServer.SECRET, "connect", "--channel", "Web", "--kind", "vendure", "--url",
                    proxy.url().toString(), "--user", VendureServer.USER).expect(0);
            console.run("sync", "--once");
            List<Fault> faults = Arrays.asList(Fault.values().clone());
            Collections.shuffle(faults, new Random(seed));
            try (Console.Running sync = console.start("sync", "--for", LONGEST_SECONDS + "s")) {
                proxy.plan(faults);
                long end = System.nanoTime() + LONGEST_SECONDS * 1_000_000_000L;
                while (!proxy.pending().isEmpty() && System.nanoTime() < end && sync.isAlive()) {
                    shop.act();
                    Thread.sleep(150);
                }
                System.out.println("vendure: " + proxy.table());
                assertEquals(EnumSet.allOf(Fault.class), proxy.fired().keySet());
                proxy.calm();
                Thread.sleep(3_000); // some answers are still held
            }
            for (int reading = 0; reading < 3; reading++) {
                console.run("sync", "--once");
            }
            console.run("check").expect(0);
            VendureServerTest.compare(new ServerWords(shop.admin()), console.workspace(), shop);
        }
    }
}
