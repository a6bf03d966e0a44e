package crossdock.ui.stock.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.Location;
import crossdock.inventory.Sku;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Detail;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
class CountViewTest {
    private static final Location SHOWROOM = new Location(
            new LocationId(7), "SHOW", "Showroom", Location.Type.STORE,
            new Location.Address(null, null, null, null, null, null, null), ZoneOffset.UTC, false, null, false, false,
            true, null, true);

    private final List<Count> sent = new ArrayList<>();
    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private final CountViewModel model = new CountViewModel(
            new Detail(
                    new Sku(new SkuId(3), "CH-1", "Aria task chair", "Furniture", "Aria", true),
                    List.of(new CellRow(
                            new SkuId(3), "CH-1", "Aria task chair", SHOWROOM.id(), "Showroom", 12, 0, 0, 0, 0, 0, null,
                            0)),
                    0, 0, List.of(), List.of(), Map.of(), Map.of()),
            (count, _) -> sent.add(count));

    private Region open() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> new CountView(
                        model, texts, new Figures(texts, ZoneOffset.UTC))
                .load(List.of(SHOWROOM)));
    }

    private static Stream<Label> labels(Region form) {
        return form.getChildrenUnmodifiable().stream().filter(Label.class::isInstance).map(Label.class::cast);
    }

    private static boolean says(Region form, String text) {
        return labels(form).anyMatch(label -> label.isVisible() && label.getText().equals(text));
    }

    private static ComboBox<?> place(Region form) {
        return (ComboBox<?>) form.lookup("#place");
    }

    @Test
    void waitsForALocationEvenWhereThereIsOneOnly() {
        Region form = open();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> model.countedProperty().set("9"));

        assertNull(place(form).getValue());
        assertEquals("Choose a location", place(form).getPromptText());
        assertTrue(says(form, "Choose a location."));
        assertTrue(labels(form).filter(Label::isVisible).noneMatch(label -> label.getText().startsWith("On hand")));
        model.submit();
        assertEquals(List.of(), sent);
    }

    @Test
    void saysWhatTheCountChangesOnceItKnowsWhere() {
        Region form = open();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            model.locationProperty().set(SHOWROOM);
            model.countedProperty().set("9");
        });

        assertEquals(SHOWROOM, place(form).getValue());
        assertTrue(says(form, "On hand 12, \u22123 by this count."));
        assertFalse(says(form, "Choose a location."));
        model.submit();
        assertEquals(List.of(new Count(new SkuId(3), SHOWROOM.id(), 12, 9, "stocktake")), sent);
    }

    @Test
    void callsEachFieldByTheLabelAboveIt() {
        Region form = open();
        assertEquals(
                List.of("Location", "Units counted", "Reason"),
                form.getChildrenUnmodifiable().stream()
                        .filter(each -> each instanceof ComboBox<?> || each instanceof TextField)
                        .map(Node::getAccessibleText)
                        .toList());
    }
}
