package crossdock.ui.routing.trial;

import crossdock.order.Method;
import crossdock.routing.policy.Policy;
import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.desk.Trial.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is typed about the order to be tried, and what each policy made of it. FX thread.
public final class TrialViewModel {
    private static final int RECENTS = 200;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    final BooleanProperty isStored = new SimpleBooleanProperty(true);
    final StringProperty number = new SimpleStringProperty("");
    /// Lines as `SKU 2`, apart by commas or line ends.
    final StringProperty lines = new SimpleStringProperty("");
    final StringProperty country = new SimpleStringProperty("US");
    final StringProperty state = new SimpleStringProperty("");
    final StringProperty postalCode = new SimpleStringProperty("");
    final StringProperty channel = new SimpleStringProperty("");
    final StringProperty pickupAt = new SimpleStringProperty("");
    /// Of the whole order, as `12.50`; empty for unknown.
    final StringProperty value = new SimpleStringProperty("");
    /// When it would be decided, as `2026-12-05 10:00` on the clock of `zone`; empty for now.
    final StringProperty when = new SimpleStringProperty("");
    final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.SHIP);
    /// Stock as `SKU LOCATION 0`, apart by commas or line ends.
    final StringProperty stock = new SimpleStringProperty("");
    private final PolicyLab lab;
    private final Background background;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<List<Trial.Recent>> recents = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanBinding canRun = Bindings.createBooleanBinding(
            () -> !(isStored.get() ? number : lines).get().isBlank(), isStored, number, lines);
    private String tried = "";
    private final ReadOnlyObjectWrapper<State> outcome = new ReadOnlyObjectWrapper<>(new State.Idle());

    /// Where the trial is.
    public sealed interface State {
        /// Nothing was tried yet.
        record Idle() implements State {}

        /// The engine is at it.
        record Running() implements State {}

        /// What was typed makes no order.
        ///
        /// @param what is wrong with, or empty
        record Wrong(String textKey, String what) implements State {}

        /// @param live by the version in force
        /// @param draft null when nothing was edited
        record Done(Policy livePolicy, Answer live, Policy draftPolicy, @Nullable Answer draft) implements State {}
    }

    /// @param zone of times that are typed: the workspace's reporting zone
    public TrialViewModel(PolicyLab lab, Background background, ZoneId zone) {
        this.lab = lab;
        this.background = background;
        this.zone = zone;
        number.subscribe((_, typed) -> chooseAgain(typed));
        isStored.subscribe((_, _) -> chooseAgain(""));
    }

    /// Whoever types another order wants to choose one: what was tried before gives way.
    private void chooseAgain(String typed) {
        if (!typed.strip().equals(tried) && !(outcome.get() instanceof State.Running)) {
            outcome.set(new State.Idle());
        }
    }

    /// Whether there is anything to try.
    BooleanBinding canRun() {
        return canRun;
    }

    /// Stored orders to choose from, newest first; see [#matching].
    ReadOnlyObjectProperty<List<Trial.Recent>> recentsProperty() {
        return recents.getReadOnlyProperty();
    }

    /// Reads the newest orders. Without them a number can be typed all the same.
    void readRecents() {
        background.run(() -> lab.recent(RECENTS), recents::set, _ -> recents.set(List.of()));
    }

    /// The recent orders whose number has in it what is typed; all of them while it names one that was tried.
    List<Trial.Recent> matching() {
        String typed = plain(number.get()).toLowerCase(Locale.ROOT);
        return recents.get().stream()
                .filter(order -> order.number().toLowerCase(Locale.ROOT).contains(typed))
                .toList();
    }

    /// The recent order that is typed in full; empty for any other.
    Optional<Trial.Recent> typedOrder() {
        String typed = plain(number.get());
        return recents.get().stream().filter(order -> order.number().equalsIgnoreCase(typed)).findFirst();
    }

    private static String plain(String typed) {
        return typed.strip().replaceFirst("^#", "");
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Asks for a stored order by its number.
    public void ask(String orderNumber) {
        isStored.set(true);
        number.set(orderNumber);
    }

    /// Tries it by what is live and by the draft.
    public void run(Policy live, Policy draft) {
        Trial trial;
        try {
            trial = new Trial(subject(live), edits(), instant());
        } catch (Trial.Unknown wrong) {
            outcome.set(new State.Wrong(wrong.textKey(), wrong.what()));
            return;
        }
        tried = isStored.get() ? number.get().strip() : "";
        outcome.set(new State.Running());
        boolean isSame = live.equals(draft);
        background.run(
                () -> lab.route(trial, isSame ? List.of(live) : List.of(live, draft)),
                found -> outcome.set(new State.Done(live, found.getFirst(), draft, isSame ? null : found.getLast())),
                trouble -> outcome.set(trouble instanceof Trial.Unknown unknown
                        ? new State.Wrong(unknown.textKey(), unknown.what())
                        : new State.Wrong("routing.trial.failed", String.valueOf(trouble.getMessage()))));
    }

    private Trial.Subject subject(Policy policy) {
        if (isStored.get()) {
            if (number.get().isBlank()) {
                throw new Trial.Unknown("routing.trial.noNumber", "");
            }
            return new Trial.Subject.Stored(plain(number.get()));
        }
        List<Trial.Line> wanted = new ArrayList<>();
        for (String line : parts(lines.get())) {
            String[] words = line.split("\\s+", -1);
            wanted.add(new Trial.Line(words[0], words.length < 2 ? 1 : units(words[1], 1)));
        }
        if (wanted.isEmpty()) {
            throw new Trial.Unknown("routing.trial.noLines", "");
        }
        return new Trial.Subject.MadeUp(
                wanted, country.get().strip(), state.get().strip(), postalCode.get().strip(), method.get(),
                method.get() == Method.SHIP ? "" : pickupAt.get().strip(), channel.get().strip(),
                value.get().isBlank() ? null : Long.valueOf(minor(value.get().strip(), policy.currency())));
    }

    private static long minor(String typed, String currency) {
        try {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            var amount = new BigDecimal(typed).movePointRight(digits);
            if (amount.signum() >= 0) {
                return amount.longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException no) {
            throw new Trial.Unknown("routing.trial.noValue", typed);
        }
        throw new Trial.Unknown("routing.trial.noValue", typed);
    }

    private @Nullable Instant instant() {
        String typed = when.get().strip();
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed, WHEN).atZone(zone).toInstant();
        } catch (DateTimeParseException no) {
            throw new Trial.Unknown("routing.trial.noTime", typed);
        }
    }

    private List<Trial.StockEdit> edits() {
        List<Trial.StockEdit> edits = new ArrayList<>();
        for (String line : parts(stock.get())) {
            String[] words = line.split("\\s+", -1);
            if (words.length != 3) {
                throw new Trial.Unknown("routing.trial.noEdit", line);
            }
            edits.add(new Trial.StockEdit(words[0], words[1], units(words[2], 0)));
        }
        return edits;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("[,\\n]", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static int units(String text, int least) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) {
            throw new Trial.Unknown("routing.trial.noUnits", text);
        }
        return Integer.parseInt(text);
    }
}
