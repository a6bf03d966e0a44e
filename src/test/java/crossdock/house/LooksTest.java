package crossdock.house;

import static crossdock.house.SourcesTest.assertTold;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
    private static final String VIEW = "crossdock.house.LooksTest$StockView";

    /// A view to compare layouts with.
    @SuppressWarnings("UnusedVariable")
    static final class StockView {
        @FXML private String table = "";

        @FXML
        void reload() {}
    }

    @Test
    void layoutsHaveNoScriptsStylesOrWordsAndFitTheirViews() {
        List<SourceFile> layouts = SourceFile.below(List.of("fxml"), ".fxml");
        assertEquals("", String.join("\n", layouts.stream().flatMap(file -> Fxml.findings(file).stream()).toList()));
        assertEquals("", String.join("\n", layouts.stream().flatMap(f -> TextRules.size(f).stream()).toList()));
        List<String> misplaced = layouts.stream().map(SourceFile::path)
                .filter(path -> !path.matches("fxml/[a-z]+/\\p{Lu}\\w*\\.fxml")).toList();
        assertEquals(List.of(), misplaced, "layouts lie in fxml/<screen>/<Name>.fxml");
    }

    @Test
    void coloursStandInTokenFilesOnly() {
        List<SourceFile> styles = SourceFile.below(List.of("styles"), ".css");
        assertEquals("", String.join("\n", styles.stream().flatMap(file -> Css.findings(file).stream()).toList()));
        assertEquals("", String.join("\n", styles.stream().flatMap(f -> TextRules.size(f).stream()).toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<fx:script>a()</fx:script> | a script",
        "<Label style='-fx-padding: 2'/> | an inline style",
        "<Label text='Stock'/> | literal text",
        "<TextField promptText='Search'/> | literal text",
        "<Tooltip><text>Reload</text></Tooltip> | literal text",
        "<Button onAction='a()'/> | a script in a handler",
        "<Button onAction='#gone'/> | handler #gone has no @FXML method",
        "<Label fx:id='gone'/> | fx:id gone has no @FXML field",
        "<Label fx:id='location'/> | keeps for itself",
        "<?language javascript?> | a script language",
        "<Label> | is no XML"
    })
    void aLayoutOutsideTheHouseIsTold(String inside, String word) {
        assertTold(word, Fxml.findings(layout(VIEW, inside)));
    }

    @Test
    void aLayoutWithoutItsViewIsTold() {
        assertTold("not there: crossdock.ui.GoneView", Fxml.findings(layout("crossdock.ui.GoneView", "")));
        assertTold("no fx:controller", Fxml.findings(new SourceFile("fxml/a/A.fxml", "<VBox/>")));
        assertTold("@FXML field table", Fxml.findings(layout(VIEW, "")));
    }

    @Test
    void aGoodLayoutPassesAndItsKeysAreRead() {
        SourceFile good = layout(VIEW, "<TableView fx:id='table'/><Label text='%stock.head.title'/>"
                + "<Button onAction='#reload' text='${a.b}'>"
                + "<tooltip><Tooltip text='%stock.reload.tip'/></tooltip></Button>");
        assertEquals(List.of(), Fxml.findings(good));
        assertEquals(Set.of("stock.head.title", "stock.reload.tip"), Fxml.keys(good));
    }

    @ParameterizedTest
    @CsvSource({
        ".a { -fx-fill: #fff; }", ".a { -fx-fill: rgb(1 2 3); }", ".a { -fx-fill: rgba(0 0 0 0.5); }",
        ".a { -fx-fill: white; }", ".a { -fx-border-color: transparent red; }", "/* -fx-fill: -color-bg; */"
    })
    void aColourOutsideTheTokensIsTold(String css) {
        assertEquals(1, Css.findings(new SourceFile("styles/base.css", css)).size());
    }

    @ParameterizedTest
    @CsvSource({
        ".a { -fx-fill: -color-danger-fg; }", ".a { -fx-fill: transparent; }", ".red { -fx-fill: -color-red; }",
        ".a { -fx-font-smoothing-type: gray; }",
        "#add { -fx-fill: -color-bg; }", "/* the red of #fff */", "/* over screens: keys, notices; and more */"
    })
    void aTokenIsNoColour(String css) {
        assertEquals(List.of(), Css.findings(new SourceFile("styles/base.css", css)));
        assertEquals(List.of(), Css.findings(new SourceFile("styles/tokens-dark.css", ".root { -color-bg: #000; }")));
    }

    private static SourceFile layout(String controller, String inside) {
        return new SourceFile("fxml/stock/Stock.fxml", "<VBox xmlns:fx='http://javafx.com/fxml/1' fx:controller='"
                + controller + "'>" + inside + "</VBox>");
    }
}
