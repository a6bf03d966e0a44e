package crossdock.ui.routing.tables;

import crossdock.fulfilment.NetworkDesk;
import crossdock.kernel.Actor;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.form.PopLayer;
import crossdock.ui.routing.runs.RunsPane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The tabs beside the policy, each one or two tables.
public final class SettingTabs {
    private final Texts texts;
    private final NetworkDesk desk;
    private final Background background;
    private final Notices notices;
    private final Actor person;
    private final Supplier<RunsPane> runs;
    private List<SheetView> open = List.of();
    private @Nullable RunsPane running;

    /// Which tab.
    public enum Tab {
        /// The runs of the policy in force at work.
        RUNS,
        CAPACITY,
        CALENDARS,
        PICKUP,
        CARRIERS,
        HANDLING
    }

    /// @param runs makes the tab of the runs
    public SettingTabs(
            NetworkDesk desk, Background background, Notices notices, Actor person, Texts texts,
            Supplier<RunsPane> runs) {
        this.runs = runs;
        this.desk = desk;
        this.background = background;
        this.notices = notices;
        this.person = person;
        this.texts = texts;
    }

    /// The tables of a tab, reading; closed by [#close].
    ///
    /// @param words in the policy's currency
    /// @param types product types there are
    /// @param pop where forms open
    public VBox show(Tab tab, PolicyWords words, List<String> types, PopLayer pop) {
        close();
        if (tab == Tab.RUNS) {
            var pane = runs.get();
            running = pane;
            pane.show();
            return pane;
        }
        List<SheetView> views = new ArrayList<>();
        int decimals = Math.max(0, words.currency().getDefaultFractionDigits());
        for (Sheet sheet : sheets(tab, decimals, types)) {
            var model = new TablesViewModel(desk, background, notices, person, sheet);
            var menu = tab == Tab.CARRIERS ? new RateMenu(model, words, pop, texts) : null;
            var view = new SheetView(model, texts, menu);
            if (!sheet.isShort()) {
                VBox.setVgrow(view, Priority.ALWAYS);
                view.setPrefHeight(1); // all grow from nothing, so that two share the height whatever they hold
            }
            views.add(view);
        }
        open = views;
        views.forEach(SheetView::show);
        return new VBox(views.toArray(SheetView[]::new));
    }

    public void close() {
        if (running != null) {
            running.hide();
            running = null;
        }
        open.forEach(SheetView::hide);
        open = List.of();
    }

    public void focusFilter() {
        open.stream().findFirst().ifPresent(SheetView::focusFilter);
    }

    private static List<Sheet> sheets(Tab tab, int decimals, List<String> types) {
        var sheets = new Sheets(decimals);
        return switch (tab) {
            case RUNS -> List.of();
            case CAPACITY -> List.of(Sheets.capacity(), Sheets.shipping());
            case CALENDARS -> List.of(Sheets.levels(), Sheets.calendars(), Sheets.holidays());
            case PICKUP -> List.of(Sheets.pickup());
            case CARRIERS -> List.of(new RateSheet(decimals).sheet());
            case HANDLING -> List.of(sheets.handling(), Sheets.weights(types));
        };
    }
}
