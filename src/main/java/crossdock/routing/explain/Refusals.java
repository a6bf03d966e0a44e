package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Verdict;
import java.time.Instant;

/// A verdict as a sentence with its numbers.
final class Refusals {
    private Refusals() {}

    static Sentence of(LocationId location, Verdict verdict, Demand demand) {
        Fact place = new Fact.Place(location);
        Check check = verdict.check();
        return switch (check) {
            case PASSED, UNTRACKED, CLOSED, OTHER_CHANNEL, REJECTED_BEFORE, NOT_THE_CHOSEN_STORE, IS_THE_CHOSEN_STORE,
                    NO_SHIPPING, NO_PICKUP, NO_SHIFT, GROUP, TYPE, CARRIER, PRODUCT_TYPE ->
                Sentence.refused(check, place);
            case DISTANCE ->
                Sentence.refused(check, place, new Fact.Distance(verdict.a()), new Fact.Distance(verdict.b()));
            case CUT_OFF ->
                Sentence.refused(check, place, new Fact.At(Instant.ofEpochSecond(verdict.a())));
            case CAPACITY_DAY, CAPACITY_SHIFT ->
                Sentence.refused(check, place, new Fact.Count(verdict.a()), new Fact.Count(verdict.b()));
            case PICKUP_WINDOW -> Sentence.refused(check, place, new Fact.Count(verdict.b()));
            case PARCEL_VALUE ->
                Sentence.refused(check, place, new Fact.Amount(verdict.a()), new Fact.Amount(verdict.b()));
            case STOCK_AGE ->
                Sentence.refused(check, place, new Fact.Minutes(verdict.a()), new Fact.Minutes(verdict.b()));
            case STOCK, NOT_ALL_LINES -> Sentence.refused(
                    check, place, new Fact.Article(demand.lines().get(verdict.line()).sku()),
                    new Fact.Count(verdict.a()), new Fact.Count(verdict.b()));
            case TOO_HEAVY -> Sentence.refused(check, place, new Fact.Count(verdict.a()));
        };
    }
}
