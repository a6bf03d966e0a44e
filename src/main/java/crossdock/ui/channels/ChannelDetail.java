package crossdock.ui.channels;

import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.Trouble;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Children;
import crossdock.ui.common.FormDialog;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything about the selected connection or resource: state, figures, trouble, parked rows.
final class ChannelDetail extends ScrollPane {
    private final ChannelsViewModel model;
    private final ChannelWords words;
    private final VBox head = new VBox(8);
    private final ConnectionControls controls;
    private final VBox figures = new VBox(8);
    private final LagPane lags;
    private final OutboxPane outbox;
    private final VBox troubles = new VBox();
    private final VBox parkedRows = new VBox();
    private final VBox content = new VBox();
    private @Nullable List<Parked> parkedShown;

    ChannelDetail(ChannelsViewModel model, ChannelWords words, FormDialog dialog) {
        this.model = model;
        this.words = words;
        controls = new ConnectionControls(model, words, dialog);
        outbox = new OutboxPane(model, words, dialog);
        lags = new LagPane(words);
        content.getChildren().addAll(head, controls, lags, figures, outbox, troubles, parkedRows);
        content.getStyleClass().addAll("pane", "channel-detail");
        getStyleClass().add("channel-pane");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    void show(Board board) {
        ChannelHealth channel = board.channel();
        Place place = board.selected();
        if (channel == null || place == null) {
            return;
        }
        Resource wanted = place.resource();
        ResourceHealth resource = channel.resources().stream()
                .filter(each -> each.resource() == wanted)
                .findFirst()
                .orElse(null);
        head(channel, wanted);
        controls.show(channel, resource, place, board);
        lags.show(channel, wanted, board.at());
        figures.getChildren().clear();
        Allowance allowance = board.budgets().get(channel.connection().id());
        if (resource == null) {
            facts(channel, allowance);
        } else {
            facts(channel, resource, allowance, board);
        }
        outbox.setVisible(wanted == null);
        outbox.setManaged(wanted == null);
        outbox.show(board);
        boolean isAwaited = board.outbox().totals().parked() > 0; // what waits for a person is not looked for
        Children.arrange(content.getChildren(), isAwaited
                ? List.of(head, controls, outbox, lags, figures, troubles, parkedRows)
                : List.of(head, controls, lags, figures, outbox, troubles, parkedRows));
        troubles(board);
        parked(board);
    }

    private void head(ChannelHealth channel, @Nullable Resource wanted) {
        var title = new Label(wanted == null ? channel.connection().name() : words.resource(wanted));
        title.getStyleClass().add("detail-title");
        var kind = muted(wanted == null ? words.kind(channel.connection()) : channel.connection().name());
        var line = new HBox(words.state(channel), kind);
        line.getStyleClass().add("channel-line");
        head.getChildren().setAll(line, title);
        if (!channel.detail().isEmpty()) {
            head.getChildren().add(prose(words.trouble(channel.detail())));
        }
    }

    private void facts(ChannelHealth channel, ResourceHealth resource, @Nullable Allowance allowance, Board board) {
        var facts = new Facts();
        facts.add("channels.fact.behind", words.age(resource.behind()));
        facts.add("channels.fact.longest", words.age(ResourceRow.longest(resource)));
        facts.add("channels.fact.cursor", words.cursor(resource, board.at()));
        facts.add("channels.fact.exact", words.exactCursor(resource));
        facts.add("channels.fact.mode", words.mode(channel.connection()));
        facts.add("channels.fact.lag", words.get("channels.fact.lagValue", words.lag(resource.p50()),
                words.lag(resource.p99()), resource.lagSamples()));
        facts.add("channels.fact.requests", Integer.toString(resource.requestsLastMinute()));
        facts.add("channels.fact.changed",
                words.get("channels.fact.changedValue", resource.changedLastHour(), resource.rowsLastHour()));
        budget(facts, channel, allowance);
    }

    private void facts(ChannelHealth channel, @Nullable Allowance allowance) {
        var facts = new Facts();
        facts.add("channels.fact.url", channel.connection().url().toString());
        facts.add("channels.fact.mode", words.mode(channel.connection()));
        facts.add("channels.fact.since", words.time(channel.since()));
        facts.add("channels.fact.locations", Integer.toString(channel.locations()));
        budget(facts, channel, allowance);
    }

    private void budget(Facts facts, ChannelHealth channel, @Nullable Allowance allowance) {
        facts.add("channels.fact.budget", words.budgetInFull(channel.connection(), allowance));
        if (allowance != null && !channel.connection().kind().equals("file")) {
            facts.add(ResourceRow.budget(channel, allowance, words));
        }
    }

    /// Rows of a name and a value.
    private final class Facts {
        private final GridPane grid = new GridPane();

        Facts() {
            grid.getStyleClass().add("channel-facts");
            figures.getChildren().add(grid);
        }

        void add(String key, String value) {
            var text = new Label(value);
            text.setWrapText(true);
            Label name = muted(words.get(key));
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(grid.getRowCount(), name, text);
        }

        void add(Node drawn) {
            grid.add(drawn, 1, grid.getRowCount());
        }
    }

    private void troubles(Board board) {
        troubles.getChildren().setAll(section("channels.errors.title", Integer.toString(board.troubles().size())));
        if (board.troubles().isEmpty()) {
            troubles.getChildren().add(muted(words.get("channels.errors.none")));
        }
        for (Trouble trouble : board.troubles().stream().limit(8).toList()) {
            String code = trouble.code().equals("noAnswer") ? words.get("channels.errors.noAnswer") : trouble.code();
            var text = ellipsis(words.trouble(trouble.message()));
            var row = new HBox(
                    muted(words.time(trouble.lastAt())),
                    new Chip(Tone.BAD, "fth-alert-octagon", code),
                    text,
                    muted("× " + trouble.times()));
            row.getStyleClass().addAll("channel-line", "channel-item");
            troubles.getChildren().add(row);
        }
    }

    /// Its buttons keep the focus while the same rows wait.
    private void parked(Board board) {
        if (board.parked().equals(parkedShown)) {
            return;
        }
        parkedShown = board.parked();
        parkedRows.getChildren().setAll(section("channels.parked.title", Integer.toString(board.parked().size())));
        if (board.parked().isEmpty()) {
            parkedRows.getChildren().add(muted(words.get("channels.parked.none")));
        }
        for (Parked parked : board.parked().stream().limit(20).toList()) {
            var place = new Place(parked.connection(), parked.resource());
            var give = button("channels.parked.giveUp", () -> model.giveUp(parked));
            var retry = button("channels.parked.retry", () -> model.replay(place));
            var row = new HBox(
                    new Chip(Tone.WARN, "fth-slash", words.resource(parked.resource())),
                    ellipsis(words.why(parked)),
                    retry,
                    give);
            row.getStyleClass().addAll("channel-line", "channel-item");
            parkedRows.getChildren().add(row);
        }
    }

    private Button button(String key, Runnable act) {
        var button = new Button(words.get(key));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private HBox section(String key, String count) {
        var title = new Label(words.get(key));
        title.getStyleClass().add("section-title");
        var row = new HBox(title, muted(count));
        row.getStyleClass().addAll("channel-line", "channel-section");
        return row;
    }

    private static Label ellipsis(String text) {
        var label = new Label(text);
        label.setTooltip(new Tooltip(text));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(40);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label prose(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("prose", "muted");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
