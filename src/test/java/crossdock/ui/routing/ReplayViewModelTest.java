package crossdock.ui.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.PolicyDraft;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Judged;
import crossdock.ui.routing.desk.ReplayReport.Stock;
import crossdock.ui.routing.desk.ReplayReport.Sums;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.ReplayViewModel.State.Running;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.replay.ReplayWords;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayViewModelTest {
    private static final Policy STORES = Templates.STORE_FIRST.policy("USD");

    @Test
    void aReplayOutlivesTheNextEditAndTheProcessAndIsThenOfAnEarlierDraft(@TempDir Path folder) {
        try (var room = new PolicyRoom(folder)) {
            room.policies.begin(PolicyRoom.ANN, STORES, room.policies.live().hash());
            RoutingViewModel model = room.model();
            RoutingPorts ports = room.ports(Background.inPlace(), PolicyRoom.ANN);
            var replays = new ReplayViewModel(new SampleLab(), ports, model::keepReplay);
            replays.start(board(model));
            ReplayReport made = Objects.requireNonNull(replays.reportProperty().get());
            model.edit("routing.edit.toggle", policy -> Edits.toggle(policy, new Spot(1, 0)));
            PolicyDraft edited = room.policies.drafts().getFirst();
            assertTrue(!edited.policy().equals(STORES), "the edit stands in the workspace");

            var fresh = new ReplayViewModel(new SampleLab(), ports, (_, _) -> {}); // as another process reads it
            fresh.take(edited);
            assertEquals(made, fresh.reportProperty().get());
            assertTrue(fresh.current(edited.policy(), room.policies.live()).isEmpty(), "it is not of this draft");
            assertTrue(fresh.current(STORES, room.policies.live()).isPresent(), "but of the one before");
            model.hide();
        }
    }

    @Test
    void aReportOfAnEarlierVersionIsNotTakenForOneOfNow(@TempDir Path folder) {
        try (var room = new PolicyRoom(folder)) {
            RoutingPorts ports = room.ports(Background.inPlace(), PolicyRoom.ANN);
            var kept = new AtomicReference<>("");
            var replays = new ReplayViewModel(new SampleLab(), ports, (_, json) -> kept.set(json));
            room.policies.begin(PolicyRoom.ANN, STORES, room.policies.live().hash());
            RoutingViewModel model = room.model();
            replays.start(board(model));
            var fresh = new ReplayViewModel(new SampleLab(), ports, (_, _) -> {});
            fresh.take(replayed(kept.get()));
            assertEquals(replays.reportProperty().get(), fresh.reportProperty().get());
            String earlier = kept.get().replaceFirst("\"judged\":\\{[^}]*},", "");
            assertTrue(!earlier.equals(kept.get()), kept.get());
            fresh = new ReplayViewModel(new SampleLab(), ports, (_, _) -> {});
            fresh.take(replayed(earlier));
            assertNull(fresh.reportProperty().get());
            model.hide();
        }
    }

    /// As a person types it: the report names the file, says what it went by, and is kept with the draft.
    @Test
    void aFileIsReplayedAgainAndItsRefusedRowsAreTold(@TempDir Path folder) {
        try (var room = new PolicyRoom(folder)) {
            room.policies.begin(PolicyRoom.ANN, STORES, room.policies.live().hash());
            RoutingViewModel model = room.model();
            var lab = new SampleLab();
            var replays = new ReplayViewModel(lab, room.ports(Background.inPlace(), PolicyRoom.ANN), model::keepReplay);
            List<ReplayViewModel.State> states = new ArrayList<>();
            replays.stateProperty().subscribe((_, now) -> states.add(now));
            var file = new OrderFile(Path.of("peak.csv"), null);
            replays.start(board(model), file);
            assertEquals(
                    List.of(new Running(0, 0), new Running(7_000, 0), new Running(5_009, 5_009),
                            new ReplayViewModel.State.Idle()),
                    states);
            ReplayReport report = Objects.requireNonNull(replays.reportProperty().get());
            assertEquals(Optional.of(file), replays.source());
            assertEquals(List.of(12L), replays.refused().stream().map(OrderFile.Refusal::line).toList());
            var words = new ReplayWords(room.texts, room.figures, model.words());
            assertTrue(words.facts(report).startsWith("5,009 orders of peak.csv, "), words.facts(report));
            assertTrue(
                    words.basis(report).endsWith("from the ledger, 12 of 57,000 cells as of today. 40 of them are"
                            + " stored here: what they took is left out"),
                    words.basis(report)); // none of them is to come
            var fresh = new ReplayViewModel(lab, room.ports(Background.inPlace(), PolicyRoom.ANN), (_, _) -> {});
            fresh.take(room.policies.drafts().getFirst());
            assertEquals(report, fresh.reportProperty().get());
            assertEquals(Optional.empty(), fresh.source(), "where it lay is not kept");
            replays.start(board(model));
            assertEquals(Optional.empty(), replays.source());
            assertEquals(List.of(), replays.refused());

            lab.refuses = new OrderFile.Unusable("file.empty", List.of("peak.csv"), List.of());
            ReplayReport before = replays.reportProperty().get();
            replays.start(board(model), file);
            assertEquals(
                    new ReplayViewModel.State.Refused("file.empty", List.of("peak.csv"), List.of()),
                    replays.stateProperty().get());
            assertEquals(before, replays.reportProperty().get(), "what was there stays");
            model.hide();
        }
    }

    private static PolicyDraft replayed(String json) {
        return new PolicyDraft(1, 1, STORES, "", Instant.EPOCH, "ann", null, json);
    }

    private static ReplayReport report(int orders, int differing, long costIs, long parcelsIs) {
        return new ReplayReport(
                "d", "p", 0, 6_240, orders, 1_764_500_000, 1_764_600_000, null,
                new Stock("TODAY", 0, 0, orders, 0, 0), new Judged(0, 0, orders), true, differing,
                new Sums(1.0, null, 1_500, 0.0, 10_000, 0.0, 0), new Sums(1.0, null, parcelsIs, 0.0, costIs, 0.0, 0),
                Map.of(), List.of(), List.of());
    }

    @Test
    void noneOneAndManyAreWordedAsPeopleSayThem() {
        Texts texts = Texts.strict(Locale.US);
        var figures = new Figures(texts, ZoneOffset.UTC);
        var words = new ReplayWords(texts, figures, new PolicyWords(texts, figures, "USD"));
        assertEquals(
                "60 orders differ, 1.2% of 5,009. The draft saves $20.00 and sends as many parcels.",
                words.sentence(report(5_009, 60, 8_000, 1_500)));
        ReplayReport past = new SampleLab().replay(
                STORES, PolicyVersion.of(STORES), (done, all) -> {}, () -> false);
        assertTrue(
                words.basis(past).endsWith("from the ledger, 12 of 57,000 cells as of today"), words.basis(past));
        assertEquals(
                "1 order differs, 50.0% of 2. The draft costs the same and sends 1 parcel fewer.",
                words.sentence(report(2, 1, 10_000, 1_499)));
        assertEquals(
                "2 orders differ, 100.0% of 2. The draft costs $0.01 more and sends 1,200 parcels more.",
                words.sentence(report(2, 2, 10_001, 2_700)));
        assertEquals(
                "1 order differs, 100.0% of 1. The draft saves $0.01 and sends 1 parcel more.",
                words.sentence(report(1, 1, 9_999, 1_501)));
        assertEquals("There was no order to replay.", words.sentence(report(0, 0, 0, 0)));
        assertEquals(
                "The one order does not differ: the draft routes it as before.", words.sentence(report(1, 0, 0, 0)));
        assertEquals(
                "No order differs of 1,200: the draft routes them as before.", words.sentence(report(1_200, 0, 0, 0)));
        assertEquals("No stored order of the last 90 days", words.facts(report(0, 0, 0, 0)));
        assertTrue(words.facts(report(1, 0, 0, 0)).startsWith("1 order, 30 Nov to 1 Dec, "));
        assertEquals("Stock of today plus what these orders took", words.basis(report(1, 0, 0, 0)));
        assertTrue(words.facts(report(5_009, 0, 0, 0)).endsWith(", 6.2 s"));
    }

    private static RoutingBoard board(RoutingViewModel model) {
        return Objects.requireNonNull(model.boardProperty().get());
    }
}
