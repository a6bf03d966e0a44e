package crossdock.routing.replay;

import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// Replays orders through two policies. Each policy uses up its own stock and capacity; everything else is the same for
/// both. Pure but for the two callbacks, and on the caller's thread.
public final class Replay {
    private static final int TELL_EVERY = 256;

    private final Engine published;
    private final Engine draft;

    /// The two engines share one network.
    public Replay(Engine published, Engine draft) {
        this.published = published;
        this.draft = draft;
    }

    /// What one policy alone would decide, order by order in the sequence of the input.
    public static List<Decision> alone(Engine engine, ReplayInput input) {
        var side = new Side(engine, input.start());
        List<Decision> decisions = new ArrayList<>();
        var happenings = new Happenings(input.events());
        for (Demand demand : input.orders()) {
            side.happen(happenings.until(demand));
            decisions.add(side.decide(demand));
        }
        return decisions;
    }

    /// Both side by side.
    ///
    /// @param progress hears how many orders are done, every 256 and at the end
    /// @param isCancelled asked as often; once true, the result is what was found until then
    public ReplayResult run(ReplayInput input, IntConsumer progress, BooleanSupplier isCancelled) {
        var before = new Side(published, input.start());
        var after = new Side(draft, input.start());
        var sumBefore = new Totals.Sum(input.byLevel());
        var sumAfter = new Totals.Sum(input.byLevel());
        List<Difference> differences = new ArrayList<>();
        var happenings = new Happenings(input.events());
        int done = 0;
        for (Demand demand : input.orders()) {
            if (done % TELL_EVERY == 0 && done > 0) {
                progress.accept(done);
                if (isCancelled.getAsBoolean()) {
                    break;
                }
            }
            List<StockEvent> happened = happenings.until(demand);
            before.happen(happened);
            after.happen(happened);
            Decision one = before.decide(demand);
            Decision other = after.decide(demand);
            sumBefore.add(demand, one);
            sumAfter.add(demand, other);
            Difference difference = Difference.of(demand, one, other);
            if (difference != null) {
                differences.add(difference);
            }
            done++;
        }
        progress.accept(done);
        differences.sort(Comparator.comparing(Difference::worst)
                .thenComparing(Comparator.comparingLong(Difference::dearerBy).reversed())
                .thenComparing(difference -> difference.demand().order()));
        return new ReplayResult(
                input.stock(), done == input.orders().size(), sumBefore.total(before), sumAfter.total(after),
                done - differences.size(), List.copyOf(differences));
    }
}
