package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.order.OrderVersion;
import crossdock.routing.explain.Flip;
import crossdock.routing.explain.Flips;
import crossdock.ui.common.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Why one order is filled where it is: as it was decided, or on what is there now. Asked off-thread; nothing is
/// written but by [#reroute].
final class WhyViewModel {
    private final @Nullable WhyDesk desk;
    private final Background background;
    private final BooleanProperty isThen = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private final ReadOnlyObjectWrapper<@Nullable Outcome<Boolean>> moved = new ReadOnlyObjectWrapper<>();
    private @Nullable OrderVersion opened;
    private Leeway leeway = Leeway.FREE;

    /// @param desk null in a console that cannot route
    WhyViewModel(@Nullable WhyDesk desk, Background background) {
        this.desk = desk;
        this.background = background;
    }

    /// What can be said.
    sealed interface State {
        /// Nothing: no order, or one that names no article.
        record None() implements State {}

        /// Being worked out.
        record Asking() implements State {}

        /// Nothing of it is ours to route, and nothing was decided about it.
        ///
        /// @param leeway anything but FREE
        record Settled(Leeway leeway) implements State {}

        /// @param hasThen whether a decision was ever made
        /// @param flips the smallest single changes that would have led elsewhere, found by running the engine
        record Known(Answer answer, boolean hasThen, List<Flip> flips) implements State {}

        /// It could not be worked out.
        record Failed(Exception trouble) implements State {}
    }

    /// Asks anew whenever the order became another.
    void open(OrderVersion order, Leeway left) {
        if (!order.equals(opened)) {
            opened = order;
            leeway = left;
            moved.set(null);
            ask();
        }
    }

    void close() {
        opened = null;
        moved.set(null);
        state.set(new State.None());
    }

    /// Shows the decision as it was made, where one was made; else what would be decided now.
    void showThen(boolean then) {
        isThen.set(then);
        ask();
    }

    private void ask() {
        OrderVersion asked = opened;
        WhyDesk at = desk;
        if (asked == null || at == null) {
            state.set(new State.None());
            return;
        }
        if (state.get() instanceof State.None) {
            state.set(new State.Asking());
        }
        boolean then = isThen.get();
        Leeway left = leeway;
        background.run(
                () -> answer(at, asked.order(), left, then || left != Leeway.FREE),
                known -> {
                    if (asked.equals(opened) && then == isThen.get()) {
                        state.set(known);
                    }
                },
                trouble -> {
                    if (asked.equals(opened)) {
                        state.set(new State.Failed(trouble));
                    }
                });
    }

    private static State answer(WhyDesk at, OrderId order, Leeway left, boolean then) {
        Optional<Answer> decided = at.inquiry().then(order);
        if (decided.isEmpty() && left != Leeway.FREE) {
            return new State.Settled(left);
        }
        Optional<Answer> answer = then && decided.isPresent()
                ? decided
                : at.inquiry().now(order, at.inquiry().published());
        return answer.<State>map(found -> new State.Known(
                        found, decided.isPresent(), new Flips(found.engine(), found.decision()).find()))
                .orElseGet(State.None::new);
    }

    /// Only of an order that is still ours to route does it make sense to ask what would be decided now.
    boolean canAskNow() {
        return opened != null && leeway == Leeway.FREE;
    }

    boolean canReroute() {
        return desk != null && desk.acts() != null && canAskNow();
    }

    /// Decides the order anew; what came of it is told by [#movedProperty].
    void reroute() {
        OrderVersion asked = opened;
        WhyDesk at = desk;
        WhyDesk.Rerouting acts = at == null ? null : at.acts();
        if (asked == null || at == null || acts == null) {
            return;
        }
        background.run(
                () -> acts.reroute(at.person(), asked),
                outcome -> {
                    if (asked.equals(opened)) {
                        moved.set(outcome);
                        ask();
                    }
                },
                trouble -> state.set(new State.Failed(trouble)));
    }

    BooleanProperty thenProperty() {
        return isThen;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What the last reroute came to; null before one.
    ReadOnlyObjectProperty<@Nullable Outcome<Boolean>> movedProperty() {
        return moved.getReadOnlyProperty();
    }
}
