package crossdock.ui.routing.draft;

import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.ui.routing.draft.Pairs.Pair;
import crossdock.ui.routing.draft.PolicyWords.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one policy changes against another, in words, and what each of its runs and rules was before.
public final class PolicyDiff {
    private final PolicyWords words;
    private final Policy before;
    private final Policy after;
    private final int[] runsFrom;
    private final List<Change> changes = new ArrayList<>();

    /// One change.
    ///
    /// @param spot where it is in the policy after; null for what is gone or concerns the whole
    /// @param place the run and rule by name
    /// @param what is changed: a part's name
    /// @param was empty when it was not there
    /// @param is empty when it is gone
    public record Change(@Nullable Spot spot, String place, String what, String was, String is) {}

    /// A filter of the policy after, beside what it was.
    ///
    /// @param index in the rule's or run's list; -1 for one that is gone
    /// @param was null when it did not change
    /// @param isNew whether nothing like it was there
    public record FilterState(int index, Said said, @Nullable Said was, boolean isNew) {}

    public PolicyDiff(Policy before, Policy after, PolicyWords words) {
        this.before = before;
        this.after = after;
        this.words = words;
        this.runsFrom = Pairs.match(
                before.runs(), after.runs(),
                (a, b) -> a.name().equals(b.name()),
                (a, b) -> a.rules().equals(b.rules()) && !a.rules().isEmpty());
        compare();
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public boolean isEdited(Spot spot) {
        return changes.stream().anyMatch(change -> spot.equals(change.spot()));
    }

    /// The run as it was; null for a new one.
    public @Nullable Run before(int run) {
        return run >= runsFrom.length || runsFrom[run] < 0 ? null : before.runs().get(runsFrom[run]);
    }

    /// The rule as it was in the same run; null for a new one.
    public @Nullable Rule before(Spot spot) {
        Run was = before(spot.run());
        if (was == null) {
            return null;
        }
        int[] from = matchRules(was, after.runs().get(spot.run()));
        return spot.rule() >= from.length || from[spot.rule()] < 0 ? null : was.rules().get(from[spot.rule()]);
    }

    public List<FilterState> orderFilters(int run) {
        Run was = before(run);
        return states(was == null ? null : was.orders(), after.runs().get(run).orders(), words::filter);
    }

    public List<FilterState> locationFilters(Spot spot) {
        Rule was = before(spot);
        List<LocationFilter> now = after.runs().get(spot.run()).rules().get(spot.rule()).where();
        return states(was == null ? null : was.where(), now, words::filter);
    }

    private static <F> List<FilterState> states(@Nullable List<F> was, List<F> now, Function<F, Said> say) {
        List<FilterState> states = new ArrayList<>();
        if (was == null) {
            now.forEach(filter -> states.add(new FilterState(states.size(), say.apply(filter), null, true)));
            return states;
        }
        for (Pair<F> pair : pairs(was, now)) {
            F old = pair.before();
            F fresh = pair.after();
            if (fresh == null && old != null) {
                states.add(new FilterState(-1, say.apply(old), null, false));
            } else if (fresh != null) {
                Said said = say.apply(fresh);
                Said saidBefore = old == null || old.equals(fresh) ? null : say.apply(old);
                states.add(new FilterState(states.size(), said, saidBefore, old == null));
            }
        }
        return states;
    }

    private static <F> List<Pair<F>> pairs(List<F> was, List<F> now) {
        return Pairs.of(was, now, (a, b) -> a.getClass() == b.getClass());
    }

    private static int[] matchRules(Run was, Run is) {
        return Pairs.match(
                was.rules(), is.rules(),
                (a, b) -> a.name().equals(b.name()),
                (a, b) -> Rules.name(a, b.name()).equals(b));
    }

    private void compare() {
        if (!before.name().equals(after.name())) {
            changes.add(new Change(null, after.name(), words.text("routing.diff.name"), before.name(), after.name()));
        }
        boolean[] moved = Pairs.moved(runsFrom);
        List<Run> gone = new ArrayList<>(before.runs());
        for (int i = 0; i < after.runs().size(); i++) {
            Run is = after.runs().get(i);
            Run was = before(i);
            Spot spot = Spot.run(i);
            if (was == null) {
                changes.add(new Change(spot, is.name(), words.text("routing.diff.run"), "",
                        words.text("routing.diff.rules", is.rules().size())));
                continue;
            }
            gone.remove(was);
            if (moved[i]) {
                changes.add(new Change(spot, is.name(), words.text("routing.diff.place"),
                        Integer.toString(runsFrom[i] + 1), Integer.toString(i + 1)));
            }
            runs(spot, was, is);
        }
        gone.forEach(run -> changes.add(new Change(null, run.name(), words.text("routing.diff.run"),
                words.text("routing.diff.rules", run.rules().size()), "")));
    }

    private void runs(Spot spot, Run was, Run is) {
        String place = is.name();
        part(spot, place, "routing.diff.name", was.name(), is.name(), name -> name);
        part(spot, place, "routing.diff.enabled", was.enabled(), is.enabled(), this::onOff);
        filters(spot, place, was.orders(), is.orders(), words::filter);
        part(spot, place, "routing.card.orderSort", was.sort(), is.sort(),
                sorts -> String.join(" › ", sorts.stream().map(words::sort).toList()));
        part(spot, place, "routing.card.schedule", was.schedule(), is.schedule(), words::schedule);
        part(spot, place, "routing.card.otherwise", was.otherwise(), is.otherwise(), words::action);
        int[] from = matchRules(was, is);
        boolean[] moved = Pairs.moved(from);
        List<Rule> gone = new ArrayList<>(was.rules());
        for (int i = 0; i < is.rules().size(); i++) {
            Rule rule = is.rules().get(i);
            Spot at = new Spot(spot.run(), i);
            String name = place + " › " + rule.name();
            if (from[i] < 0) {
                changes.add(new Change(at, name, words.text("routing.diff.rule"), "", summary(rule)));
                continue;
            }
            Rule old = was.rules().get(from[i]);
            gone.remove(old);
            if (moved[i]) {
                changes.add(new Change(at, name, words.text("routing.diff.place"),
                        Integer.toString(from[i] + 1), Integer.toString(i + 1)));
            }
            rules(at, name, old, rule);
        }
        gone.forEach(rule -> changes.add(new Change(
                null, place + " › " + rule.name(), words.text("routing.diff.rule"), summary(rule), "")));
    }

    private void rules(Spot spot, String place, Rule was, Rule is) {
        part(spot, place, "routing.diff.name", was.name(), is.name(), name -> name);
        part(spot, place, "routing.diff.enabled", was.enabled(), is.enabled(), this::onOff);
        part(spot, place, "routing.card.delivery", was.delivery(), is.delivery(), words::delivery);
        filters(spot, place, was.where(), is.where(), words::filter);
        part(spot, place, "routing.card.sort", was.sort(), is.sort(),
                sorts -> String.join(" › ", sorts.stream().map(words::sort).toList()));
        part(spot, place, "routing.card.split", was.split(), is.split(), words::split);
        part(spot, place, "routing.card.partial", was.partial(), is.partial(), this::yesNo);
        part(spot, place, "routing.card.onFull", was.onFull(), is.onFull(), words::action);
        part(spot, place, "routing.card.onPartial", was.onPartial(), is.onPartial(), words::action);
        part(spot, place, "routing.card.onNoMatch", was.onNoMatch(), is.onNoMatch(), words::action);
    }

    private <F> void filters(Spot spot, String place, List<F> was, List<F> is, Function<F, Said> say) {
        for (Pair<F> pair : pairs(was, is)) {
            if (pair.isChanged()) {
                F old = pair.before();
                F fresh = pair.after();
                F named = Objects.requireNonNull(fresh == null ? old : fresh);
                changes.add(new Change(spot, place, say.apply(named).name(),
                        old == null ? "" : say.apply(old).value(), fresh == null ? "" : say.apply(fresh).value()));
            }
        }
    }

    private <T> void part(Spot spot, String place, String key, T was, T is, Function<T, String> say) {
        if (!was.equals(is)) {
            changes.add(new Change(spot, place, words.text(key), say.apply(was), say.apply(is)));
        }
    }

    private String summary(Rule rule) {
        return rule.where().isEmpty()
                ? words.text("routing.card.anywhere")
                : String.join(", ", rule.where().stream().map(filter -> words.filter(filter).toString()).toList());
    }

    private String onOff(boolean on) {
        return words.text(on ? "routing.value.on" : "routing.value.off");
    }

    private String yesNo(boolean yes) {
        return words.text(yes ? "routing.value.yes" : "routing.value.no");
    }
}
