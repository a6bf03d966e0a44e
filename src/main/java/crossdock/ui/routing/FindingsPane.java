package crossdock.ui.routing;

import crossdock.routing.policy.Policy;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Codes;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Finding;
import crossdock.ui.routing.desk.Finding.Severity;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the linter holds against the draft, worst first, each with an order that shows it and, where there is one, a
/// mend in one click.
final class FindingsPane extends VBox {
    private final RoutingViewModel model;
    private final Texts texts;
    private final Consumer<String> openOrder;

    /// @param openOrder shows a stored order by its number
    FindingsPane(RoutingViewModel model, Texts texts, Consumer<String> openOrder) {
        this.model = model;
        this.texts = texts;
        this.openOrder = openOrder;
    }

    void show(Policy policy, LiveFigures.Shown live) {
        getChildren().clear();
        var title = new Label(texts.get("routing.findings.title"));
        title.getStyleClass().add("section-title");
        var head = new HBox(title);
        head.getStyleClass().add("card-head");
        List<Finding> findings = live.findings();
        int blocking = count(findings, Severity.BLOCKING);
        int warnings = count(findings, Severity.WARNING);
        if (blocking > 0) {
            head.getChildren().add(new Chip(Tone.BAD, "", texts.get("routing.findings.blocking", blocking)));
        }
        if (warnings > 0) {
            head.getChildren().add(new Chip(Tone.WARN, "", texts.get("routing.findings.warnings", warnings)));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        boolean isLate = !live.isOf(policy);
        head.getChildren().addAll(space, Chips.label(
                isLate ? texts.get("routing.findings.looking") : "", "hint-text"));
        getChildren().add(head);
        if (findings.isEmpty() && !isLate) {
            var none = new Label(texts.get("routing.findings.none"), new FontIcon("fth-check"));
            none.getStyleClass().addAll("muted", "side-part");
            getChildren().add(none);
        }
        findings.forEach(finding -> getChildren().add(row(finding, isLate)));
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private HBox row(Finding finding, boolean isLate) {
        var icon = new Label(null, new FontIcon(switch (finding.severity()) {
            case BLOCKING -> "fth-alert-octagon";
            case WARNING -> "fth-alert-triangle";
            case NOTE -> "fth-info";
        }));
        icon.getStyleClass().add(switch (finding.severity()) {
            case BLOCKING -> "bad";
            case WARNING -> "warn";
            case NOTE -> "muted";
        });
        icon.setMinWidth(Region.USE_PREF_SIZE);
        var body = new VBox(prose(said(finding.title()), "medium"), prose(said(finding.detail()), "muted"));
        body.getStyleClass().add("finding-body");
        var links = new FlowPane(8, 2);
        Finding.Mend mend = finding.mend();
        if (mend != null) {
            Hyperlink link = link(said(mend.said()), () -> model.edit("routing.edit.mend", _ -> mend.policy()));
            link.setDisable(isLate); // it would bring back what was edited since
            link.getStyleClass().add("mend");
            links.getChildren().add(link);
        }
        Spot spot = finding.spot();
        if (spot != null) {
            links.getChildren().add(link(texts.get(spot.isRun() ? "routing.findings.openRun" : "routing.findings.open",
                    spot.number()), () -> model.select(spot)));
        }
        if (!finding.shownBy().isEmpty()) {
            links.getChildren().add(link(texts.get("routing.findings.shownBy", Codes.brief(finding.shownBy())),
                    () -> openOrder.accept(finding.shownBy())));
        }
        body.getChildren().add(links);
        HBox.setHgrow(body, Priority.ALWAYS);
        var row = new HBox(icon, body);
        row.getStyleClass().addAll("side-part", "finding");
        return row;
    }

    private String said(Finding.Said said) {
        return texts.get(said.textKey(), said.arguments().toArray());
    }

    private static Label prose(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll("prose", style);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Hyperlink link(String text, Runnable act) {
        var link = new Hyperlink(text);
        link.setOnAction(_ -> act.run());
        return link;
    }

    /// What the findings say of single rules and filters.
    static RuleCard.Marks marks(Policy policy, LiveFigures.Shown live, Texts texts) {
        List<Finding> findings = live.isOf(policy) ? live.findings() : List.of();
        return new RuleCard.Marks() {
            @Override
            public Set<Integer> broken(Spot spot) {
                Set<Integer> broken = new HashSet<>();
                findings.stream().filter(finding -> spot.equals(finding.spot()) && finding.filter() >= 0)
                        .forEach(finding -> broken.add(finding.filter()));
                return broken;
            }

            @Override
            public String warning(Spot spot) {
                return findings.stream()
                        .filter(finding -> spot.equals(finding.spot()) && finding.severity() != Severity.NOTE)
                        .findFirst()
                        .map(finding -> texts.get(finding.title().textKey(), finding.title().arguments().toArray()))
                        .orElse("");
            }
        };
    }
}
