package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.fulfilment.live.NearOptions.Change;
import crossdock.fulfilment.live.NearTimes;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.order.OrderVersion;
import crossdock.routing.explain.Flip;
import crossdock.routing.explain.Flips;
import crossdock.routing.promise.NearOption;
import crossdock.ui.common.Background;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Why one order is filled where it is: as it was decided, or on what is there now. Asked off-thread; nothing is
/// written but by [#reroute].
final class WhyViewModel {
    /// Why a location says no, in the words that are kept.
    static final List<String> REASONS = List.of("notFound", "damaged", "noTime", "closed", "other");
    private static final int CHANGES = 5;

    private final @Nullable WhyDesk desk;
    private final Background background;
    private final BooleanProperty isThen = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private final ReadOnlyObjectWrapper<@Nullable Outcome<Boolean>> moved = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Outcome<LocationId>> rejected = new ReadOnlyObjectWrapper<>();
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
        record Known(Answer answer, boolean hasThen, List<Flip> flips, Later later) implements State {}

        /// It could not be worked out.
        record Failed(Exception trouble) implements State {}
    }

    /// What an order that nothing matches now could have next.
    ///
    /// @param options soonest first
    /// @param since when they became what they are; null for an order that waits for nothing
    /// @param changes newest first
    record Later(List<NearOption> options, @Nullable Instant since, List<Change> changes) {
        static final Later NONE = new Later(List.of(), null, List.of());
    }

    /// Asks anew whenever the order became another. What was just done to it stays told.
    void open(OrderVersion order, Leeway left) {
        if (!order.equals(opened)) {
            boolean isOther = opened == null || !opened.order().equals(order.order());
            opened = order;
            leeway = left;
            if (isOther) {
                moved.set(null);
                rejected.set(null);
            }
            ask();
        }
    }

    void close() {
        opened = null;
        moved.set(null);
        rejected.set(null);
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
                        found, decided.isPresent(), new Flips(found.engine(), found.decision()).find(),
                        later(at, order)))
                .orElseGet(State.None::new);
    }

    private static Later later(WhyDesk at, OrderId order) {
        return at.near().of(order)
                .map(near -> new Later(
                        NearTimes.read(near), near.computedAt(), at.near().changes(order, CHANGES)))
                .orElse(Later.NONE);
    }

    /// Reads what could be next again: it is worked out anew now and then while the order stays as it is.
    void readLater() {
        WhyDesk at = desk;
        if (at == null || !(state.get() instanceof State.Known known)) {
            return;
        }
        OrderId order = known.answer().order().id();
        background.run(() -> later(at, order), later -> {
            if (known.equals(state.get()) && !later.equals(known.later())) {
                state.set(new State.Known(known.answer(), known.hasThen(), known.flips(), later));
            }
        }, trouble -> state.set(new State.Failed(trouble)));
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
        act((acts, person, seen) -> acts.reroute(person, seen), outcome -> {
            rejected.set(null);
            moved.set(outcome);
        });
    }

    /// A location says no: its untouched units go elsewhere, and it is not asked again for this order. What came of it
    /// is told by [#rejectedProperty].
    ///
    /// @param reason one of [#REASONS]
    void reject(LocationId location, String reason) {
        act((acts, person, seen) -> acts.reject(person, seen, location, reason), outcome -> {
            moved.set(null);
            rejected.set(switch (outcome) {
                case Done<OrderId> _ -> new Done<>(location);
                case Refused<OrderId>(String code, List<String> args) -> new Refused<>(code, args);
            });
        });
    }

    /// What a person does about the open order.
    @FunctionalInterface
    private interface Act<T> {
        Outcome<T> by(WhyDesk.Rerouting acts, Actor person, OrderVersion seen);
    }

    /// What came of it is told, and the order asked about again, unless another is open by then.
    private <T> void act(Act<T> act, Consumer<Outcome<T>> tell) {
        OrderVersion asked = opened;
        WhyDesk at = desk;
        WhyDesk.Rerouting acts = at == null ? null : at.acts();
        if (asked == null || at == null || acts == null) {
            return;
        }
        background.run(
                () -> act.by(acts, at.person(), asked),
                outcome -> {
                    if (isOpen(asked.order())) {
                        tell.accept(outcome);
                        ask();
                    }
                },
                trouble -> state.set(new State.Failed(trouble)));
    }

    private boolean isOpen(OrderId order) {
        return opened != null && opened.order().equals(order);
    }

    BooleanProperty thenProperty() {
        return isThen;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The location that said no, or why it could not; null before one.
    ReadOnlyObjectProperty<@Nullable Outcome<LocationId>> rejectedProperty() {
        return rejected.getReadOnlyProperty();
    }

    /// What the last reroute came to; null before one.
    ReadOnlyObjectProperty<@Nullable Outcome<Boolean>> movedProperty() {
        return moved.getReadOnlyProperty();
    }
}
