package crossdock.ui.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.Allocations.Allocation;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.Sellable;
import crossdock.inventory.StockCell;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.WaterfallStep;
import crossdock.ui.charts.WaterfallStep.Kind;
import crossdock.ui.common.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplainStepsTest {
    private static final SkuId CHAIR = new SkuId(1);
    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private final Figures figures = new Figures(texts, ZoneOffset.UTC);

    private static StockCell cell(long place, int onHand, int unavailable, int reserved, int safety) {
        return new StockCell(
                CHAIR, new LocationId(place), onHand, unavailable, reserved, safety, 0, 0, null, false);
    }

    private List<WaterfallStep> steps(Sellable sellable) {
        var rule = new Rule(1, null, null, new LocationId(1), null, false, 12);
        return ExplainSteps.of(sellable, List.of(rule), 35, texts, figures);
    }

    @Test
    void everyRowAddsUpToTheNext() {
        var allocation = new Allocation(80, 2, 50, null);
        List<WaterfallStep> steps = steps(Sellable.of(List.of(cell(1, 64, 4, 39, 12)), 3, allocation, 0));

        assertEquals(
                List.of("64", "\u22124", "\u221239", "\u221212", "9", "\u22122", "\u22123", "3.2", "3"),
                steps.stream().map(WaterfallStep::value).toList());
        double at = steps.getFirst().to();
        for (WaterfallStep step : steps.subList(1, steps.size())) {
            if (step.kind() == Kind.CHANGE) {
                assertEquals(at, step.from(), 1e-9, step.label());
            }
            at = step.to();
        }
        assertEquals("35 order lines", steps.get(2).note());
        assertEquals("location rule", steps.get(3).note());
        assertEquals("cap 50", steps.get(7).note());
        assertEquals("floor", steps.getLast().note());
    }

    @Test
    void unmetSafetyStockIsGivenBackInARowOfItsOwn() {
        List<StockCell> cells = List.of(cell(1, 10, 0, 0, 0), cell(2, 0, 0, 0, 2));
        List<WaterfallStep> steps = steps(Sellable.of(cells, 0, Allocation.ALL, 0));

        WaterfallStep unmet = steps.get(5);
        assertEquals("Unmet safety", unmet.label());
        assertEquals("2", unmet.value());
        assertEquals(10, unmet.to());
        assertEquals("10", steps.getLast().value());
    }

    @Test
    void saysWhyTheLastFigureDiffers() {
        var capped = steps(Sellable.of(List.of(cell(1, 90, 0, 0, 0)), 0, new Allocation(100, 0, 50, null), 0));
        assertEquals("capped", capped.getLast().note());
        var oversold = steps(Sellable.of(List.of(cell(1, 1, 0, 4, 0)), 0, Allocation.ALL, 0));
        assertEquals("never below 0", oversold.getLast().note());
        assertEquals("0", oversold.getLast().value());
        var whole = steps(Sellable.of(List.of(cell(1, 7, 0, 0, 0)), 0, Allocation.ALL, 0));
        assertEquals("", whole.getLast().note());
    }
}
