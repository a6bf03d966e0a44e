package crossdock.ui.routing.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFormsTest {
    private static final CarrierService GROUND = new CarrierService(
            "UPS", "Ground", Set.of("US"), Set.of("HI"), List.of(new Zone(240, 1)),
            List.of(new WeightBand(1_000, List.of(500L), List.of(0L))), 930,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), Set.of(), 1_080);

    private final Texts texts = Texts.strict(Locale.US);
    private final ServiceForms forms = new ServiceForms(
            new PolicyWords(texts, new Figures(texts, ZoneOffset.UTC), "USD"));
    private final List<CarrierService> made = new ArrayList<>();

    private static void fill(Form form, int field, String text) {
        switch (form.fields().get(field)) {
            case FormField.Line line -> line.text().set(text);
            case FormField.Amount amount -> amount.text().set(text);
            case FormField other -> throw new IllegalStateException(String.valueOf(other));
        }
    }

    private Form filled(String... texts) {
        Form form = forms.fresh(List.of(GROUND), made::add);
        for (int i = 0; i < texts.length; i++) {
            fill(form, i, texts[i]);
        }
        return form;
    }

    @Test
    void aServiceIsMadeOfOneZoneAndOneWeightOnlyWhenAskedFor() {
        Form form = filled(" DHL ", "Paket  plus", "17:30", "us, ca", "2,000", "3", "31.5", "6.99", "");
        assertEquals(List.of(), made);
        form.read();
        assertNull(form.problemProperty().get());
        assertEquals(List.of(new CarrierService(
                "DHL", "Paket plus", Set.of("US", "CA"), Set.of(), List.of(new Zone(2_000, 3)),
                List.of(new WeightBand(31_500, List.of(699L), List.of(0L))), 1_050,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), 1_200)), made);
        fill(form, 7, "7.99");
        assertEquals(1, made.size(), "typing on adds nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', routing.form.missing",
        "1, '', routing.form.missing",
        "2, 25:00, routing.table.noClock",
        "3, USA, routing.form.noCountry",
        "4, 0, routing.form.range",
        "4, far, routing.form.notWhole",
        "5, 61, routing.form.range",
        "6, 0.0005, routing.form.notAmount",
        "6, 10001, routing.form.range",
        "7, '', routing.form.missing",
        "8, -1, routing.form.range"
    })
    void whatIsNoneIsToldBesideItsFieldUntilItIsOne(int field, String typed, String textKey) {
        String[] good = {"DHL", "Paket", "17:30", "US", "2000", "3", "31.5", "6.99", "0.45"};
        Form form = filled(good);
        fill(form, field, typed);
        assertNull(form.problemProperty().get(), "nothing is told while it is first filled in");
        form.read();
        Form.Problem problem = Objects.requireNonNull(form.problemProperty().get());
        assertEquals(form.fields().get(field), problem.field());
        assertEquals(textKey, problem.textKey());
        texts.get(problem.textKey(), problem.arguments().toArray());
        assertEquals(List.of(), made);
        fill(form, field, good[field]);
        assertNull(form.problemProperty().get());
        assertEquals(List.of(), made);
    }

    @Test
    void aCopyIsTheSameButForItsNameAndCutOffAndItsNameIsFree() {
        Form form = forms.copy(GROUND, List.of(GROUND), made::add);
        fill(form, 1, "ground");
        form.read();
        assertEquals("routing.form.serviceThere",
                Objects.requireNonNull(form.problemProperty().get()).textKey());
        fill(form, 1, "Saver");
        fill(form, 2, "9:00");
        form.read();
        assertEquals(List.of(GROUND.as("UPS", "Saver", 540)), made);
    }

    @Test
    void aZoneAndAWeightAreNewToTheService() {
        Form zone = forms.zone(GROUND, made::add);
        fill(zone, 0, "240");
        fill(zone, 1, "2");
        zone.read();
        assertEquals("routing.form.zoneThere", Objects.requireNonNull(zone.problemProperty().get()).textKey());
        fill(zone, 0, "800");
        zone.read();
        Form weight = forms.weight(GROUND, made::add);
        fill(weight, 0, "1");
        weight.read();
        assertEquals("routing.form.weightThere", Objects.requireNonNull(weight.problemProperty().get()).textKey());
        fill(weight, 0, "2.5");
        weight.read();
        assertEquals(List.of(GROUND.plus(new Zone(800, 2)), GROUND.plus(2_500)), made);
    }
}
