package crossdock.ui.stock;

import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Sources.Act;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.SafetyStockRules;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.ShortNames;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the Stock screen does: adjust, transfer, set safety stock. Each says what came of it, with an undo where it
/// worked.
final class StockActions {
    private final StockServices services;
    private final Background background;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Places> places = new ReadOnlyObjectWrapper<>(Places.NONE);

    StockActions(StockServices services, Background background, Notices notices) {
        this.services = services;
        this.background = background;
        this.notices = notices;
    }

    /// Locations by name.
    ///
    /// @param ours those whose stock can be changed here: the console is the source, or the source can be told
    /// @param counted those whose stock can be counted here, likewise
    /// @param names short ones, for lists
    record Places(List<Location> all, List<Location> ours, List<Location> counted, ShortNames names) {
        static final Places NONE = new Places(List.of(), List.of(), List.of(), ShortNames.WHOLE);

        static Places of(List<Location> locations, BiPredicate<Location, Act> isTaken) {
            List<Location> all = locations.stream().sorted(Comparator.comparing(Location::name)).toList();
            return new Places(
                    all,
                    all.stream().filter(place -> isTaken.test(place, Act.ADJUST)).toList(),
                    all.stream().filter(place -> isTaken.test(place, Act.COUNT)).toList(),
                    ShortNames.of(all.stream().map(Location::name).toList()));
        }
    }

    /// Reads the locations again.
    void load() {
        Locations locations = services.locations();
        StockServices.Changes adjustments = services.adjustments();
        background.run(
                () -> Places.of(locations.all(), adjustments::isChangedHere), places::set);
    }

    void setSafetyStock(Rule rule, String code) {
        SafetyStockRules.Acts safety = services.safety();
        Actor actor = services.actor();
        background.run(
                () -> safety.set(actor, rule),
                before -> notices.tellDone(
                        () -> background.run(
                                () -> {
                                    before.ifPresentOrElse(
                                            old -> safety.set(actor, old), () -> safety.remove(actor, rule));
                                    return Boolean.TRUE;
                                },
                                _ -> notices.tell("stock.safety.undone", code)),
                        "stock.safety.done",
                        code,
                        rule.quantity()));
    }

    void adjust(Adjustment change, String code) {
        StockServices.Changes adjustments = services.adjustments();
        Actor actor = services.actor();
        perform(
                () -> adjustments.adjust(actor, change),
                now -> notices.tellDone(
                        () -> perform(
                                () -> adjustments.adjust(actor, change.undone()),
                                back -> notices.tell("stock.adjust.undone", code, back)),
                        "stock.adjust.done",
                        code,
                        now));
    }

    void count(Count count, String code) {
        StockServices.Changes adjustments = services.adjustments();
        Actor actor = services.actor();
        perform(
                () -> adjustments.count(actor, count),
                now -> notices.tellDone(
                        () -> perform(
                                () -> adjustments.uncount(actor, count),
                                back -> notices.tell("stock.counted.undone", code, back)),
                        "stock.counted.done",
                        code,
                        now));
    }

    void transfer(Transfer carried, String code, String to) {
        StockServices.Changes adjustments = services.adjustments();
        Actor actor = services.actor();
        perform(
                () -> adjustments.transfer(actor, carried),
                _ -> notices.tellDone(
                        () -> perform(
                                () -> adjustments.transfer(actor, carried.undone()),
                                _ -> notices.tell("stock.transfer.undone", code)),
                        "stock.transfer.done",
                        carried.units(),
                        code,
                        to));
    }

    private void perform(Callable<Outcome<Integer>> act, Consumer<Integer> done) {
        background.run(act, outcome -> {
            switch (outcome) {
                case Done<Integer>(Integer value) -> done.accept(value);
                case Refused<Integer> refused -> notices.refused(refused);
            }
        });
    }

    /// What locations are called in a list; whole before they were read.
    ShortNames names() {
        return places.get().names();
    }

    ReadOnlyObjectProperty<Places> placesProperty() {
        return places.getReadOnlyProperty();
    }
}
