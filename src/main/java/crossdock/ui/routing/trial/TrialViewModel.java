package crossdock.ui.routing.trial;

import crossdock.order.Method;
import crossdock.routing.engine.Decision;
import crossdock.routing.policy.Policy;
import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.Trial;
import java.util.ArrayList;
import java.util.List;
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
    final BooleanProperty isStored = new SimpleBooleanProperty(true);
    final StringProperty number = new SimpleStringProperty("");
    /// Lines as `SKU 2`, apart by commas or line ends.
    final StringProperty lines = new SimpleStringProperty("");
    final StringProperty country = new SimpleStringProperty("US");
    final StringProperty state = new SimpleStringProperty("");
    final StringProperty postalCode = new SimpleStringProperty("");
    final StringProperty channel = new SimpleStringProperty("");
    final StringProperty pickupAt = new SimpleStringProperty("");
    final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.SHIP);
    /// Stock as `SKU LOCATION 0`, apart by commas or line ends.
    final StringProperty stock = new SimpleStringProperty("");
    private final PolicyLab lab;
    private final Background background;
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
        record Done(Policy livePolicy, Decision live, Policy draftPolicy, @Nullable Decision draft) implements State {}
    }

    public TrialViewModel(PolicyLab lab, Background background) {
        this.lab = lab;
        this.background = background;
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
            trial = new Trial(subject(), edits());
        } catch (Trial.Unknown wrong) {
            outcome.set(new State.Wrong(wrong.textKey(), wrong.what()));
            return;
        }
        outcome.set(new State.Running());
        boolean isSame = live.equals(draft);
        background.run(
                () -> lab.route(trial, isSame ? List.of(live) : List.of(live, draft)),
                found -> outcome.set(new State.Done(live, found.getFirst(), draft, isSame ? null : found.getLast())),
                trouble -> outcome.set(trouble instanceof Trial.Unknown unknown
                        ? new State.Wrong(unknown.textKey(), unknown.what())
                        : new State.Wrong("routing.trial.failed", String.valueOf(trouble.getMessage()))));
    }

    private Trial.Subject subject() {
        if (isStored.get()) {
            if (number.get().isBlank()) {
                throw new Trial.Unknown("routing.trial.noNumber", "");
            }
            return new Trial.Subject.Stored(number.get().strip().replaceFirst("^#", ""));
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
                method.get() == Method.SHIP ? "" : pickupAt.get().strip(), channel.get().strip());
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
