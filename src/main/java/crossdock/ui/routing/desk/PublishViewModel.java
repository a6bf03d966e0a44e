package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.Publication;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.routing.policy.Policy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Publishing, agreeing, rolling back, and everything that was published. FX thread.
public final class PublishViewModel {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final RoutingPorts ports;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<List<Version>> versions = new ReadOnlyObjectWrapper<>(List.of());

    /// One act of publishing.
    ///
    /// @param policy it put in force
    /// @param before in force until then; null for the first
    /// @param isLive whether it is in force now
    /// @param isAhead whether it takes effect later
    public record Version(Publication act, Policy policy, @Nullable Policy before, boolean isLive, boolean isAhead) {}

    /// @param zone in which instants are typed
    public PublishViewModel(RoutingPorts ports, ZoneId zone) {
        this.ports = ports;
        this.zone = zone;
    }

    /// Newest first; empty until read.
    public ReadOnlyObjectProperty<List<Version>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    public void readHistory() {
        ports.background().run(this::load, versions::set);
    }

    private List<Version> load() {
        PolicyService policies = ports.policies();
        Instant now = ports.clock().instant();
        long live = policies.act(now).map(Publication::seq).orElse(-1L);
        List<Publication> acts = policies.history();
        List<Version> read = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            Publication act = acts.get(i);
            Optional<Publication> before =
                    acts.subList(i + 1, acts.size()).stream().filter(one -> one.withdrawnAt() == null).findFirst();
            read.add(new Version(
                    act,
                    policies.version(act.hash()).policy(),
                    before.map(one -> policies.version(one.hash()).policy()).orElse(null),
                    act.seq() == live,
                    act.withdrawnAt() == null && act.effectiveFrom().isAfter(now)));
        }
        return read;
    }

    /// The instant typed as `2026-03-02 14:30`, or empty for at once. Empty also when it is none, see [#isInstant].
    public Optional<Instant> instant(String typed) {
        try {
            return typed.isBlank()
                    ? Optional.of(ports.clock().instant())
                    : Optional.of(LocalDateTime.parse(typed.strip(), TYPED).atZone(zone).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /// As [#instant] reads it.
    public String typed(Instant at) {
        return TYPED.format(at.atZone(zone));
    }

    public boolean isInstant(String typed) {
        return instant(typed).isPresent();
    }

    /// Puts the draft in force, or asks a second person.
    public void publish(PolicyDraft draft, Instant from) {
        act(() -> ports.acts().publish(ports.person(), draft, from),
                isPublished -> ports.notices().tell(isPublished ? "routing.publish.done" : "routing.publish.asked"));
    }

    public void approve(PolicyDraft draft) {
        act(() -> ports.acts().approve(ports.person(), draft),
                act -> ports.notices().tell("routing.publish.approved", act.shortName(), act.publishedBy()));
    }

    public void decline(PolicyDraft draft) {
        act(() -> ports.acts().decline(ports.person(), draft),
                _ -> ports.notices().tell("routing.publish.declined"));
    }

    public void drop(PolicyDraft draft) {
        act(() -> ports.acts().drop(ports.person(), draft), _ -> ports.notices().tellDone(
                () -> ports.background().run(
                        () -> ports.acts().begin(ports.person(), draft.policy(), draft.basedOn()), _ -> {}),
                "routing.publish.dropped"));
    }

    /// Back to what was in force before the act; rolling back once more undoes it.
    public void rollBack(Publication live) {
        act(() -> ports.acts().rollBack(ports.person(), live.seq()), act -> {
            ports.notices().tellDone(() -> rollBack(act), "routing.publish.rolledBack", act.shortName());
            readHistory();
        });
    }

    public void withdraw(Publication ahead) {
        act(() -> ports.acts().withdraw(ports.person(), ahead.seq()), act -> {
            ports.notices().tell("routing.publish.withdrawn", act.shortName());
            readHistory();
        });
    }

    public void needSecond(boolean isNeeded) {
        ports.background().run(() -> {
            ports.acts().needSecondPerson(ports.person(), isNeeded);
            return isNeeded;
        }, isOn -> ports.notices().tell(isOn ? "routing.publish.second" : "routing.publish.alone"));
    }

    private <T> void act(Callable<Outcome<T>> act, Consumer<T> done) {
        ports.background().run(act, outcome -> {
            switch (outcome) {
                case Done<T>(T value) -> done.accept(value);
                case Refused<T> refused -> ports.notices().refused(refused);
            }
        }, _ -> ports.notices().warn("routing.failure.text"));
    }
}
