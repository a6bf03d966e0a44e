package crossdock.house;

import static crossdock.house.SourcesTest.assertTold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class BundlesTest {
    private static final String TEXTS = """
            stock.head.title=Stock
            orders.state.OPEN=Open
            refusal.location.unknown=There is no location {0}
            """;
    private static final String USES = """
            class A {
                String a = texts.get("stock.head.title");
                String b = texts.get("orders.state." + state);
                Object c = new Refused<>("location.unknown", id);
            }
            """;

    @Test
    void everyTextIsUsedAndEveryUseHasAText() {
        List<SourceFile> bundles = SourceFile.below(List.of("src/main/resources/i18n"), ".properties");
        assumeFalse(bundles.isEmpty(), "no bundles yet");
        List<SourceFile> layouts = SourceFile.below(List.of("fxml"), ".fxml");
        List<SourceFile> tests = SourceFile.below(List.of("src/test/java"), ".java").stream()
                .filter(file -> !file.path().contains("/house/")).toList();
        List<String> found = BundleKeys.findings(bundles, SourceFile.mainJava(), layouts, tests);
        assertEquals("", String.join("\n", found));
    }

    @Test
    void matchingTextsAndUsesPass() {
        assertEquals(List.of(), findings(TEXTS, USES));
    }

    @Test
    void aMissingTextIsToldWithTheLineToPaste() {
        String more = USES.replace("texts.get(\"stock.head.title\")", "m(\"stock.head.title\", \"stock.foot.title\")");
        assertEquals(
                List.of("A.java:2: missing, paste into src/main/resources/i18n/stock.properties: stock.foot.title="),
                findings(TEXTS, more));
        assertTold("i18n/refusal.properties: refusal.gone=",
                findings(TEXTS, USES + "Object d = new Refused<>(\"gone\");"));
        assertTold("no key starts with stock.kind.", findings(TEXTS, USES + "String d = \"stock.kind.\" + kind;"));
        assertTold("stock.bar.hint=", BundleKeys.findings(List.of(bundle("messages", TEXTS)), List.of(java(USES)),
                List.of(new SourceFile("fxml/stock/Stock.fxml", "<Label text='%stock.bar.hint'/>")), List.of()));
    }

    @Test
    void anObsoleteTextIsTold() {
        assertTold("obsolete, nobody uses stock.old.title", findings(TEXTS + "stock.old.title=Old\n", USES));
        assertTold("obsolete, nobody uses refusal.old", findings(TEXTS + "refusal.old=Old\n",
                USES + "String d = \"refusal.\" + code;"));
    }

    @Test
    void aTextOutOfShapeIsTold() {
        assertTold("is no screen.element.role", findings(TEXTS + "title=Title\n", USES + "String d = \"title\";"));
        assertTold("stands twice", findings(TEXTS + "stock.head.title=Stock\n", USES));
        assertTold("has no text", findings(TEXTS.replace("=Open", "="), USES));
        assertTold("apostrophes", findings(TEXTS.replace("There is", "There's"), USES));
        assertTold("stands also in", BundleKeys.findings(
                List.of(bundle("a", TEXTS), bundle("b", "stock.head.title=Stock")),
                List.of(java(USES)), List.of(), List.of()));
    }

    @Test
    void aLanguageWithOtherKeysIsTold() {
        var german = bundle("messages_de", "stock.head.title=Bestand\nstock.gone.title=Weg\norders.state.OPEN=Offen");
        List<String> told = BundleKeys.findings(
                List.of(bundle("messages", TEXTS), german), List.of(java(USES)), List.of(), List.of());
        assertEquals(List.of(
                german.path() + ": missing, paste and translate: refusal.location.unknown=",
                german.path() + ": obsolete: stock.gone.title"), told);
    }

    private static List<String> findings(String texts, String uses) {
        return BundleKeys.findings(List.of(bundle("messages", texts)), List.of(java(uses)), List.of(), List.of());
    }

    private static SourceFile bundle(String name, String texts) {
        return new SourceFile("src/main/resources/i18n/" + name + ".properties", texts);
    }

    private static SourceFile java(String text) {
        return new SourceFile("A.java", text);
    }
}
