package crossdock.app.company;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Sources.Act;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.ui.stock.StockServices.Changes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Changes of stock made in a console that only reads: each is handed to the holder as the command `stock`, with what the
/// person saw, and answered with what came of it there.
///
/// @param isHeld whether some process holds the workspace at this moment
/// @param here answers what can be changed at all; makes no change
public record HandedStock(
        Path workspace, BooleanSupplier isHeld, StockQueries stock, Locations locations, Changes here)
        implements Changes {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Outcome<Integer> adjust(Actor actor, Adjustment change) {
        return hand("adjust", change.sku(), List.of(
                "--location", code(change.location()), "--seen=" + change.seen(), "--units=" + change.onHand(),
                "--unavailable=" + change.unavailable(), "--reason", change.reason()));
    }

    @Override
    public Outcome<Integer> count(Actor actor, Count count) {
        return hand("count", count.sku(), counted(count));
    }

    @Override
    public Outcome<Integer> uncount(Actor actor, Count count) {
        List<String> args = counted(count);
        args.add("--undo");
        return hand("count", count.sku(), args);
    }

    private List<String> counted(Count count) {
        return new ArrayList<>(List.of(
                "--location", code(count.location()), "--seen=" + count.seen(), "--counted=" + count.counted(),
                "--reason", count.reason()));
    }

    @Override
    public Outcome<Integer> transfer(Actor actor, Transfer carried) {
        return hand("transfer", carried.sku(), List.of(
                "--from", code(carried.from()), "--to", code(carried.to()), "--units=" + carried.units(), "--reason",
                carried.reason()));
    }

    @Override
    public boolean isChangedHere(Location place, Act act) {
        return here.isChangedHere(place, act);
    }

    private String code(LocationId id) {
        return locations.find(id).map(Location::code).orElse("");
    }

    private Outcome<Integer> hand(String what, SkuId sku, List<String> more) {
        String code = stock.skus(new long[] {sku.value()}).getFirst().code();
        List<String> args = new ArrayList<>(List.of("stock", what, "--json", "--sku", code));
        args.addAll(more);
        var out = new StringWriter();
        var err = new StringWriter();
        var handing = new HandOver(workspace, isHeld, new PrintWriter(out), new PrintWriter(err));
        var command = new Handed(UUID.randomUUID().toString(), args, Path.of("").toAbsolutePath(), "");
        return handing.run(command).isPresent() ? outcome(out.toString()) : new Refused<>("stock.handedLost");
    }

    private static Outcome<Integer> outcome(String printed) {
        String last = printed.strip().lines().reduce("", (_, line) -> line);
        try {
            JsonNode facts = JSON.readTree(last);
            if (facts != null && facts.path("on_hand").isInt()) {
                return new Done<>(facts.path("on_hand").intValue());
            }
            if (facts != null && facts.has("refused")) {
                List<String> args = new ArrayList<>();
                facts.path("args").forEach(arg -> args.add(arg.asText()));
                return new Refused<>(facts.path("refused").asText(), args);
            }
        } catch (JsonProcessingException e) {
            return new Refused<>("stock.handedLost"); // the holder said something else than an outcome
        }
        return new Refused<>("stock.handedLost");
    }
}
