package crossdock.ui.routing.tables;

import crossdock.fulfilment.NetworkDesk;
import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Version;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.Sheet.Unfit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One table of settings: reads it, takes over each line as it is left, and takes acts back. FX thread.
public final class TablesViewModel {
    private static final int SHOWN = 200;

    private final NetworkDesk desk;
    private final Background background;
    private final Notices notices;
    private final Actor person;
    private final Sheet sheet;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown(List.of(), 0, Map.of()));
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final StringProperty filter = new SimpleStringProperty("");
    private final Deque<Act> acts = new ArrayDeque<>();
    private final Map<String, Problem> problems = new HashMap<>();
    private Read read = new Read(List.of(), Map.of());

    /// Something that was set here.
    ///
    /// @param made the version it made
    /// @param now the version that stands since: another once a later act was taken back
    private record Act(Version made, long now) {
        boolean isAbout(Version other) {
            return made.kind() == other.kind() && made.subject().equals(other.subject());
        }
    }

    private record Read(List<Line> lines, Map<String, Long> versions) {}

    /// What is on screen.
    ///
    /// @param more lines that match and are not shown
    /// @param problems by line, see [#key]
    record Shown(List<Line> lines, int more, Map<String, Problem> problems) {}

    /// Why a line was not taken over.
    record Problem(int column, String textKey, List<Object> arguments) {}

    TablesViewModel(NetworkDesk desk, Background background, Notices notices, Actor person, Sheet sheet) {
        this.desk = desk;
        this.background = background;
        this.notices = notices;
        this.person = person;
        this.sheet = sheet;
        filter.subscribe((_, _) -> publish());
    }

    Sheet sheet() {
        return sheet;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// Part of a line's title or note.
    StringProperty filterProperty() {
        return filter;
    }

    void read() {
        background.run(this::load, this::accept, _ -> failed.set(true));
    }

    private Read load() {
        NetworkSetup setup = desk.network();
        List<Line> lines = sheet.lines().apply(setup);
        Map<String, Long> versions = new HashMap<>();
        lines.forEach(line -> versions.computeIfAbsent(
                line.subject(), subject -> desk.version(line.kind(), subject)));
        return new Read(lines, versions);
    }

    private void accept(Read now) {
        failed.set(false);
        read = now;
        publish();
    }

    private void publish() {
        String typed = filter.get().strip().toLowerCase(Locale.ROOT);
        List<Line> matching = read.lines().stream()
                .filter(line -> (line.title() + " " + line.note() + " " + line.subject())
                        .toLowerCase(Locale.ROOT).contains(typed))
                .toList();
        List<Line> first = matching.subList(0, Math.min(SHOWN, matching.size()));
        shown.set(new Shown(List.copyOf(first), matching.size() - first.size(), Map.copyOf(problems)));
    }

    /// Which line: several can be about one subject.
    static String key(Line line) {
        return line.subject() + " " + line.note();
    }

    /// Takes over what stands in a line's fields; what makes no setting is told beside its field and kept there.
    ///
    /// @return whether the fields make one
    boolean take(Line line, List<String> texts) {
        if (texts.equals(line.texts())) {
            clear(line);
            return true;
        }
        @Nullable Setting setting;
        try {
            setting = line.reading().read(texts);
        } catch (Unfit unfit) {
            problems.put(key(line), new Problem(unfit.column(), unfit.textKey(), unfit.arguments()));
            publish();
            return false;
        } catch (IllegalArgumentException refusal) {
            problems.put(key(line), new Problem(
                    0, "routing.form.refused", List.of(String.valueOf(refusal.getMessage()))));
            publish();
            return false;
        }
        clear(line);
        long seen = read.versions().getOrDefault(line.subject(), 0L);
        background.run(
                () -> setting == null
                        ? desk.clear(person, seen, line.kind(), line.subject())
                        : desk.set(person, seen, setting),
                this::answered,
                _ -> failed.set(true));
        return true;
    }

    private void clear(Line line) {
        if (problems.remove(key(line)) != null) {
            publish();
        }
    }

    private void answered(Outcome<Version> outcome) {
        switch (outcome) {
            case Done<Version>(Version made) -> {
                acts.push(new Act(made, made.number()));
                notices.tellDone(this::undo, "routing.table.saved");
            }
            case Refused<Version> refused -> notices.refused(refused);
        }
        read();
    }

    /// Takes the newest act of this table back, then the one before it.
    void undo() {
        Act act = acts.peek();
        if (act == null) {
            return;
        }
        background.run(() -> before(act), outcome -> {
            switch (outcome) {
                case Done<Version>(Version back) -> {
                    acts.remove(act);
                    acts.stream().filter(one -> one.isAbout(back)).findFirst().ifPresent(one -> stands(one, back));
                    notices.tell("routing.table.undone");
                }
                case Refused<Version> refused -> notices.refused(refused);
            }
            read();
        }, _ -> failed.set(true));
    }

    private void stands(Act act, Version back) {
        acts.remove(act);
        acts.push(new Act(act.made(), back.number()));
    }

    /// Sets again what stood before the act.
    private Outcome<Version> before(Act act) {
        Version made = act.made();
        Setting old = desk.history(made.kind(), made.subject()).stream()
                .filter(version -> version.number() == made.number() - 1)
                .findFirst()
                .map(Version::value)
                .orElse(null);
        return old == null
                ? desk.clear(person, act.now(), made.kind(), made.subject())
                : desk.set(person, act.now(), old);
    }
}
