package crossdock.ui.shell;

import crossdock.ui.common.Background;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the palette offers for what was typed: screens and commands at once, live things when their sources answer.
/// Without a query: what was used last, then everything that is always there.
final class PaletteViewModel {
    private static final int MOST = 40;
    private static final int MOST_PER_SOURCE = 8;
    private static final int MOST_RECENT = 8;

    private final Supplier<List<PaletteItem>> standing;
    private final List<PaletteSource> sources;
    private final Navigation navigation;
    private final Background background;
    private final Texts texts;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteItem.Hit> hits = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final LinkedHashMap<String, PaletteItem> recent = new LinkedHashMap<>();
    private String asked = "";
    private boolean asking;
    private @Nullable String found;
    private List<PaletteItem> live = List.of();

    /// @param standing screens and commands possible now
    PaletteViewModel(
            Supplier<List<PaletteItem>> standing,
            List<PaletteSource> sources,
            Navigation navigation,
            Background background,
            Texts texts) {
        this.standing = standing;
        this.sources = sources;
        this.navigation = navigation;
        this.background = background;
        this.texts = texts;
        query.subscribe(this::queryChanged);
    }

    StringProperty queryProperty() {
        return query;
    }

    /// Best first.
    ObservableList<PaletteItem.Hit> hits() {
        return hits;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    void open() {
        query.set("");
        offer();
        open.set(true);
    }

    void close() {
        open.set(false);
    }

    /// Closes first, so that what is chosen may open something itself.
    void choose(PaletteItem item) {
        close();
        recent.remove(item.id());
        recent.putFirst(item.id(), item);
        item.act().run();
    }

    private void queryChanged() {
        ask();
        offer();
    }

    /// One question at a time: what was typed meanwhile is asked when the answer is there.
    private void ask() {
        String now = query.get().strip();
        if (asking || now.isEmpty() || now.equals(found)) {
            return;
        }
        asking = true;
        asked = now;
        background.run(() -> search(now), this::answered, this::failed);
    }

    private List<PaletteItem> search(String wanted) {
        var all = new ArrayList<PaletteItem>();
        for (PaletteSource source : sources) {
            source.find(wanted, MOST_PER_SOURCE).forEach(entry -> all.add(item(entry)));
        }
        return all;
    }

    private void answered(List<PaletteItem> items) {
        asking = false;
        found = asked;
        live = items;
        offer();
        ask();
    }

    private void failed(Exception bug) {
        asking = false;
        found = asked;
        live = List.of();
        throw new IllegalStateException("a source of the palette failed", bug);
    }

    private PaletteItem item(PaletteSource.Entry entry) {
        return new PaletteItem(
                entry.screen() + "/" + entry.reference(),
                texts.get(entry.kindKey()),
                entry.icon(),
                entry.title(),
                entry.detail(),
                "",
                () -> navigation.go(entry.screen(), entry.reference()));
    }

    private void offer() {
        String wanted = query.get().strip();
        hits.setAll(wanted.isEmpty() ? everything() : matching(wanted));
    }

    private List<PaletteItem.Hit> everything() {
        var items = new LinkedHashMap<String, PaletteItem>();
        recent.values().stream().limit(MOST_RECENT).forEach(item -> items.put(item.id(), item));
        standing.get().forEach(item -> items.putIfAbsent(item.id(), item));
        return items.values().stream().map(item -> new PaletteItem.Hit(item, 0, new int[0])).toList();
    }

    private List<PaletteItem.Hit> matching(String wanted) {
        var all = new ArrayList<PaletteItem.Hit>();
        for (PaletteItem item : standing.get()) {
            Fuzzy.match(wanted, item.title())
                    .ifPresent(match -> all.add(new PaletteItem.Hit(item, match.score(), match.positions())));
        }
        for (PaletteItem item : live) {
            // an answer to what was typed may match by something else than its title; one to an older query must match
            Fuzzy.match(wanted, item.title())
                    .or(() -> wanted.equals(found) ? Optional.of(new Fuzzy.Match(0, new int[0])) : Optional.empty())
                    .ifPresent(match -> all.add(new PaletteItem.Hit(item, match.score(), match.positions())));
        }
        all.sort(Comparator.comparingInt(PaletteItem.Hit::score).reversed());
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
