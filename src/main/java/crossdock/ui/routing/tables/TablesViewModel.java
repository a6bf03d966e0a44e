package crossdock.ui.routing.tables;

import crossdock.fulfilment.NetworkDesk;
import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Kind;
import crossdock.fulfilment.Settings.Version;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.routing.cost.CarrierService;
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
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One table of settings: reads it, takes over each line as it is left, adds and removes, and takes acts back. FX thread.
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
    private Read read = new Read(List.of(), Map.of(), List.of());
    private @Nullable Goal goal;

    /// Something that was set here.
    ///
    /// @param made the version it made
    /// @param now the version that stands since: another once a later act was taken back
    private record Act(Version made, long now) {
        boolean isAbout(Version other) {
            return made.kind() == other.kind() && made.subject().equals(other.subject());
        }
    }

    private record Read(List<Line> lines, Map<String, Long> versions, List<Setting.Carrier> carriers) {}

    /// Where the keyboard goes once an act is on screen.
    ///
    /// @param line see [#key]
    record Goal(String line, int column) {}

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
        return new Read(lines, versions, setup.carriers());
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
        long seen = version(line.subject());
        background.run(
                () -> setting == null
                        ? desk.clear(person, seen, line.kind(), line.subject())
                        : desk.set(person, seen, setting),
                outcome -> answered(outcome, null, "routing.table.saved"),
                _ -> failed.set(true));
        return true;
    }

    /// Services of carriers as they were read last.
    List<CarrierService> services() {
        return read.carriers().stream().map(Setting.Carrier::service).toList();
    }

    /// The version that was read last; 0 for none. What is made of a setting names the version it was made of.
    long version(String subject) {
        return read.versions().getOrDefault(subject, 0L);
    }

    /// Puts a setting in the place of the one it is made from, in sight whatever the filter.
    ///
    /// @param seen version it is made from; 0 for what is new in the table
    /// @param toldKey what is told, with what follows, once it is done
    void put(Setting setting, long seen, Goal then, String toldKey, Object... arguments) {
        background.run(
                () -> seen == 0 ? create(setting) : desk.set(person, seen, setting),
                outcome -> {
                    if (outcome instanceof Done) {
                        filter.set("");
                    }
                    answered(outcome, then, toldKey, arguments);
                },
                _ -> failed.set(true));
    }

    /// What was taken away once goes on in its own versions. What somebody else added meanwhile is not overwritten.
    private Outcome<Version> create(Setting setting) {
        List<Version> history = desk.history(Kind.of(setting), setting.subject());
        if (!history.isEmpty() && history.getFirst().value() != null) {
            return new Refused<>("routing.settingChanged", history.getFirst().by());
        }
        return desk.set(person, history.isEmpty() ? 0 : history.getFirst().number(), setting);
    }

    /// Takes away what a line is about, with all lines about it.
    void remove(Line line, String toldKey, Object... arguments) {
        read.lines().stream()
                .filter(each -> each.subject().equals(line.subject()))
                .forEach(each -> problems.remove(key(each)));
        long seen = version(line.subject());
        background.run(
                () -> desk.clear(person, seen, line.kind(), line.subject()),
                outcome -> answered(outcome, null, toldKey, arguments),
                _ -> failed.set(true));
    }

    /// Where the keyboard is to go, asked once: empty until the act that leads there is on screen.
    Optional<Goal> arrive() {
        Goal there = goal;
        if (there == null || read.lines().stream().noneMatch(line -> key(line).equals(there.line()))) {
            return Optional.empty();
        }
        goal = null;
        return Optional.of(there);
    }

    private void clear(Line line) {
        if (problems.remove(key(line)) != null) {
            publish();
        }
    }

    private void answered(Outcome<Version> outcome, @Nullable Goal then, String toldKey, Object... arguments) {
        switch (outcome) {
            case Done<Version>(Version made) -> {
                acts.push(new Act(made, made.number()));
                goal = then;
                notices.tellDone(this::undo, toldKey, arguments);
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
