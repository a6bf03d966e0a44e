package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts a traced decision into words. Every sentence is read off the trace; nothing is guessed from a rule's name.
record WhyWords(OrderWords words) {
    private static final int SHOWN = 10;

    /// What is said of a decision.
    ///
    /// @param sentence why here, or why nowhere
    /// @param lines locations with their verdicts, the chosen first, then candidates, then the refused by distance
    /// @param more refused locations that are not among the lines
    record Why(String sentence, List<Reason> reasons, List<Line> lines, int more) {}

    /// A question and its answer in one sentence.
    record Reason(String question, String answer) {}

    /// One location.
    record Line(String name, String distance, String verdict, Standing standing) {}

    /// How a location came off.
    enum Standing {
        CHOSEN,
        PASSED,
        REFUSED
    }

    Why of(Answer answer, Instant now) {
        Decision decision = answer.decision();
        Trace trace = decision.trace();
        List<Attempt> attempts = trace == null ? List.of() : trace.attempts();
        List<Reason> reasons = new ArrayList<>();
        parcels(answer, now, reasons);
        earlier(answer, attempts, reasons);
        for (Remainder left : decision.left()) {
            reasons.add(new Reason(text("left"), left(answer, left, now)));
        }
        reasons.add(new Reason(text("rests"), words.texts().get(
                answer.isThen() ? "orders.why.then" : "orders.why.now",
                words.figures().moment(decision.at(), now),
                answer.policy().shortName())));
        Attempt shown = attempts.stream()
                .filter(attempt -> attempt.verdicts() != null)
                .reduce((first, next) -> first.parcels().isEmpty() ? next : first)
                .orElse(null);
        List<Line> lines = shown == null ? List.of() : lines(answer, shown, now);
        int cut = Math.min(SHOWN, lines.size());
        return new Why(sentence(answer), reasons, List.copyOf(lines.subList(0, cut)), lines.size() - cut);
    }

    private String text(String key) {
        return words.texts().get("orders.why." + key);
    }

    private String sentence(Answer answer) {
        List<Parcel> parcels = answer.decision().parcels();
        if (parcels.isEmpty()) {
            return answer.decision().run() < 0 ? text("noRun") : text("nowhere");
        }
        Parcel first = parcels.getFirst();
        if (parcels.size() == 1) {
            return words.texts().get(
                    answer.decision().isFilled() ? "orders.why.one" : "orders.why.part",
                    name(answer, first.from()), first.units(), rule(answer, first.rule()), km(first.metres()),
                    money(answer, first.cost()));
        }
        return words.texts().get(
                "orders.why.several", parcels.size(), money(answer, answer.decision().cost()),
                parcels.stream().map(parcel -> name(answer, parcel.from())).collect(Collectors.joining(", ")));
    }

    private void parcels(Answer answer, Instant now, List<Reason> into) {
        for (Parcel parcel : answer.decision().parcels()) {
            Instant arrives = parcel.arrives();
            if (!parcel.carrier().isEmpty() && arrives != null) {
                into.add(new Reason(text("carrier"), words.texts().get(
                        "orders.why.travels", parcel.carrier() + " " + parcel.service(), name(answer, parcel.from()),
                        words.figures().moment(arrives, now))));
            }
        }
    }

    /// What the rules before the last one came to, and what the next best plan would have cost.
    private void earlier(Answer answer, List<Attempt> attempts, List<Reason> into) {
        for (Attempt attempt : attempts) {
            Verdicts verdicts = attempt.verdicts();
            if (verdicts != null && attempt.parcels().isEmpty()) {
                into.add(new Reason(text("before"), words.texts().get(
                        "orders.why.refused",
                        attempt.isDropShip() ? text("dropShip") : rule(answer, attempt.rule()), verdicts.size(),
                        words.texts().get("orders.check." + most(verdicts)))));
            }
            if (!attempt.alternative().isEmpty()) {
                String where = attempt.alternative().stream()
                        .map(parcel -> name(answer, parcel.from()))
                        .collect(Collectors.joining(", "));
                into.add(new Reason(text("alternative"), words.texts().get(
                        "orders.why.instead", where, money(answer, attempt.alternativeCost()))));
            }
        }
    }

    /// What refused most locations.
    private static Check most(Verdicts verdicts) {
        int[] counts = new int[Check.values().length];
        int best = Check.PASSED.ordinal();
        for (int i = 0; i < verdicts.size(); i++) {
            int check = verdicts.check(i).ordinal();
            counts[check]++;
            best = check != Check.PASSED.ordinal() && counts[check] > counts[best] ? check : best;
        }
        return Check.values()[best];
    }

    private String left(Answer answer, Remainder left, Instant now) {
        int units = left.portions().stream().mapToInt(portion -> portion.units()).sum();
        return switch (left.fate()) {
            case Remainder.Queued(String queue) -> words.texts().get("orders.why.queued", units, queue);
            case Remainder.Backordered(var supply) -> words.texts().get(
                    "orders.why.backordered", units, name(answer, supply.location()),
                    words.figures().moment(supply.at(), now));
            case Remainder.CancelledAt(Instant at) ->
                words.texts().get("orders.why.cancelled", units, words.figures().moment(at, now));
            case Remainder.Untaken() -> text("noRun");
        };
    }

    private List<Line> lines(Answer answer, Attempt attempt, Instant now) {
        record Ranked(Line line, int group, long metres, int rank) {}
        List<Ranked> all = new ArrayList<>();
        Verdicts verdicts = attempt.verdicts();
        for (int i = 0; verdicts != null && i < verdicts.size(); i++) {
            Place place = answer.engine().network().places().get(i);
            Verdict verdict = verdicts.of(i);
            long metres = metres(answer, place);
            int rank = rank(attempt, i);
            boolean isChosen = attempt.parcels().stream().anyMatch(p -> p.from().equals(place.id()));
            Standing standing =
                    isChosen ? Standing.CHOSEN : verdict.passed() ? Standing.PASSED : Standing.REFUSED;
            String said = isChosen ? text("chosen") : verdict(answer, verdict, now);
            all.add(new Ranked(
                    new Line(place.name(), km(metres), said, standing), standing.ordinal(),
                    metres < 0 ? Long.MAX_VALUE : metres, rank));
        }
        all.sort(Comparator.comparingInt(Ranked::group)
                .thenComparingInt(Ranked::rank)
                .thenComparingLong(Ranked::metres));
        return all.stream().map(Ranked::line).toList();
    }

    private static int rank(Attempt attempt, int place) {
        for (int i = 0; i < attempt.ranking().size(); i++) {
            if (attempt.ranking().get(i).place() == place) {
                return i;
            }
        }
        return attempt.ranking().size();
    }

    private static long metres(Answer answer, Place place) {
        GeoPoint to = answer.demand().point();
        GeoPoint from = place.point();
        return to == null || from == null ? -1 : from.metresTo(to);
    }

    /// The check that refused it, with its numbers.
    private String verdict(Answer answer, Verdict verdict, Instant now) {
        Check check = verdict.check();
        boolean isOfTime = check == Check.CUT_OFF || check == Check.PICKUP_WINDOW;
        String a = isOfTime ? time(verdict.a(), now) : figure(answer, check, verdict.a());
        String b = figure(answer, check, verdict.b());
        return words.texts().get("orders.verdict." + check, a, b);
    }

    private String time(long epochSecond, Instant now) {
        return epochSecond < 0
                ? words.figures().none()
                : words.figures().moment(Instant.ofEpochSecond(epochSecond), now);
    }

    private String figure(Answer answer, Check check, long number) {
        if (check == Check.DISTANCE) {
            return km(number);
        }
        return check == Check.PARCEL_VALUE ? money(answer, number) : words.figures().units(number);
    }

    private String km(long metres) {
        return metres < 0
                ? words.figures().none()
                : words.texts().get("orders.why.km", Math.round(metres / 1_000.0));
    }

    private String money(Answer answer, long minor) {
        return words.money(new Money(minor, answer.policy().policy().currency()));
    }

    private static String rule(Answer answer, int index) {
        Run run = answer.policy().policy().runs().get(answer.decision().run());
        return index < 0 ? run.name() : run.rules().get(index).name();
    }

    private static String name(Answer answer, LocationId id) {
        int number = answer.engine().network().numberOf(id);
        @Nullable Place place = number < 0 ? null : answer.engine().network().places().get(number);
        return place == null ? id.toString() : place.name();
    }
}
