package crossdock.ui.stock;

import crossdock.inventory.AdjustmentService;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Sources.Act;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.SafetyStockRules;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Outcome;
import crossdock.sync.outbox.OutboxQueries;

/// What the Stock screen reads and writes with.
///
/// @param actor who sits in front of it
public record StockServices(
        StockQueries queries,
        Locations locations,
        SafetyStockRules.Acts safety,
        Changes adjustments,
        OutboxQueries outbox,
        ChangeNotices notices,
        Actor actor) {

    /// Changes of stock by hand, made in this process or handed to the one that holds the workspace. None may run on the
    /// UI thread.
    public interface Changes {
        Outcome<Integer> adjust(Actor actor, Adjustment change);

        Outcome<Integer> count(Actor actor, Count count);

        Outcome<Integer> uncount(Actor actor, Count count);

        Outcome<Integer> transfer(Actor actor, Transfer carried);

        boolean isChangedHere(Location place, Act act);

        static Changes here(AdjustmentService service) {
            return new Changes() {
                @Override
                public Outcome<Integer> adjust(Actor actor, Adjustment change) {
                    return service.adjust(actor, change);
                }

                @Override
                public Outcome<Integer> count(Actor actor, Count count) {
                    return service.count(actor, count);
                }

                @Override
                public Outcome<Integer> uncount(Actor actor, Count count) {
                    return service.uncount(actor, count);
                }

                @Override
                public Outcome<Integer> transfer(Actor actor, Transfer carried) {
                    return service.transfer(actor, carried);
                }

                @Override
                public boolean isChangedHere(Location place, Act act) {
                    return service.isChangedHere(place, act);
                }
            };
        }
    }
}
