package crossdock.ui.routing;

import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.RoutingDesk;
import crossdock.kernel.Actor;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.routing.SqlPolicies;
import crossdock.store.routing.SqlRoutingLedger;
import crossdock.store.routing.SqlSettings;
import crossdock.store.stock.SqlLocations;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.form.Known;
import crossdock.ui.routing.runs.RunsDesk;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// A real workspace with the usual policy in force, for tests of the editor.
final class PolicyRoom implements AutoCloseable {
    static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    static final Actor BEN = new Actor(Actor.Kind.PERSON, "ben");
    static final Known KNOWN = new Known(
            List.of("Till", "Web shop"), List.of("Flagship", "Malls"), List.of("Chairs", "Lamps"), List.of("gift"),
            List.of("Unroutable"), List.of("UPS"), List.of("Ground"), List.of("CA", "US"), List.of("AK", "HI", "NY"));

    final Database db;
    final PolicyService policies;
    final RoutingDesk desk;
    final Texts texts = Texts.strict(Locale.US);
    final Figures figures = new Figures(texts, ZoneOffset.UTC);
    final Notices notices = new Notices(texts);
    Instant now = Instant.parse("2026-03-02T12:00:00Z");

    PolicyRoom(Path folder) {
        db = TestStore.open(folder);
        policies = new PolicyService(db.transactor(), new SqlPolicies(db.writer(), db.readers()), () -> now);
        policies.begin();
        desk = new RoutingDesk(
                db.transactor(), new SqlSettings(db.writer(), db.readers()),
                new SqlLocations(db.writer(), db.readers()), () -> now);
        desk.begin();
    }

    /// Runs as the store knows them; stopping one only writes it down.
    RunsDesk runs() {
        var ledger = new SqlRoutingLedger(db.writer(), db.readers());
        return new RunsDesk(ledger, new RunsDesk.Acts() {
            @Override
            public void pause(Actor actor, String run, boolean isPaused) {
                db.transactor().run(actor, _ -> ledger.pause(run, isPaused, now, actor.name()));
            }

            @Override
            public int decide(Actor actor, String run) {
                return 0;
            }
        });
    }

    RoutingPorts ports(Background background, Actor person) {
        return new RoutingPorts(policies, policies, () -> KNOWN, db.notices(), background, notices, () -> now, person);
    }

    RoutingViewModel model() {
        return model(ANN);
    }

    RoutingViewModel model(Actor person) {
        var model = new RoutingViewModel(
                ports(Background.inPlace(), person), currency -> new PolicyWords(texts, figures, currency));
        model.show();
        return model;
    }

    @Override
    public void close() {
        db.close();
    }
}
