package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.fulfilment.live.NearOptions.Change;
import crossdock.kernel.LocationId;
import crossdock.routing.promise.NearOption;
import crossdock.ui.orders.WhyViewModel.Later;
import crossdock.ui.orders.WhyWords.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts into words what an order that nothing matches now could have next: where, when, what that rests on and how old
/// the word of it is; and what became of it before.
record LaterWords(OrderWords words) {
    /// One per option, soonest first; one that says so when nothing is known to come.
    List<Reason> options(Answer answer, Later later, Instant now) {
        Instant since = later.since();
        if (since == null) {
            return List.of();
        }
        if (later.options().isEmpty()) {
            return List.of(new Reason(words.texts().get("orders.later.none"), words.texts().get("orders.later.again")));
        }
        return later.options().stream().map(option -> option(answer, option, now)).toList();
    }

    private Reason option(Answer answer, NearOption option, Instant now) {
        List<String> facts = new ArrayList<>();
        boolean isCollected = answer.demand().isCollected();
        facts.add(words.texts().get(
                isCollected ? "orders.later.collected" : "orders.later.leaves", moment(option.available(), now)));
        if (option.arrives() != null && !isCollected) {
            facts.add(words.texts().get("orders.later.arrives", moment(option.arrives(), now)));
        }
        if (option.metres() > 0) {
            facts.add(words.texts().get("orders.why.km", Math.round(option.metres() / 1_000.0)));
        }
        Duration age = option.age(now);
        facts.add(age == null
                ? words.texts().get("orders.later.ageless")
                : words.texts().get("orders.later.age", words.figures().age(age)));
        return new Reason(
                words.texts().get("orders.later." + option.basis(), name(answer, option.location())),
                String.join(", ", facts));
    }

    /// Newest first: when, what set the look off, and what the next date was before.
    List<Reason> changes(Later later, Instant now) {
        return later.since() == null ? List.of() : later.changes().stream().map(one -> change(one, now)).toList();
    }

    private Reason change(Change change, Instant now) {
        String cause = "orders.later.cause." + change.cause().toUpperCase(Locale.ROOT);
        return new Reason(
                moment(change.at(), now) + ", "
                        + (words.texts().has(cause) ? words.texts().get(cause) : change.cause()),
                words.texts().get("orders.later.became", moment(change.after(), now), moment(change.before(), now)));
    }

    private String moment(@Nullable Instant at, Instant now) {
        return at == null ? words.texts().get("orders.later.never") : words.figures().moment(at, now);
    }

    private String name(Answer answer, LocationId id) {
        int number = answer.engine().network().numberOf(id);
        return number < 0
                ? id.toString()
                : words.names().place(answer.engine().network().places().get(number).name());
    }
}
