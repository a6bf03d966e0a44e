package crossdock.ui.routing.form;

import crossdock.routing.policy.Action;
import crossdock.routing.policy.Cron;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.ui.routing.draft.PolicyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// Editors of what is not a filter: splits, actions, schedules, delivery, names.
public final class RuleForms {
    private static final int NEXT = 0;
    private static final int QUEUE = 1;
    private static final int BACKORDER = 2;
    private static final int CANCEL = 3;
    private static final int DROP_SHIP = 4;

    /// Offered by name; any other number of minutes, and any set times, can be typed.
    private static final List<Schedule> USUAL_TIMES = List.of(
            new Schedule.EveryOrder(), new Schedule.Every(5), new Schedule.Every(15), new Schedule.Every(30),
            new Schedule.Every(60));

    private final Fields fields;
    private final Known known;

    /// How a rule divides orders, and whether it may fill a part.
    public record Split(SplitMode mode, boolean partial) {}

    public RuleForms(Known known, PolicyWords words) {
        this.fields = new Fields(words);
        this.known = known;
    }

    public Form name(String titleKey, String now, Consumer<String> take) {
        FormField.Line name = fields.line("routing.form.name", now);
        return Form.of(fields.text(titleKey), List.of(name), () -> Reads.line(name), take);
    }

    public Form delivery(Delivery now, Consumer<Delivery> take) {
        FormField.OneOf one =
                fields.oneOf("routing.form.delivery", Delivery.values(), now, fields.words()::delivery);
        return Form.of(fields.text("routing.card.delivery"), List.of(one),
                () -> Delivery.values()[one.chosen().get()], take);
    }

    public Form split(SplitMode now, boolean partial, Consumer<Split> take) {
        int mode = switch (now) {
            case SplitMode.SingleLocation() -> 0;
            case SplitMode.FewestParcels _ -> 1;
            case SplitMode.LeastCost _ -> 2;
        };
        SplitMode.Limits limits = mode == 0 ? SplitMode.Limits.parcels(3) : now.bounds();
        FormField.OneOf one = oneOf("routing.form.split", mode, "routing.split.singleName",
                "routing.split.fewestName", "routing.split.cheapestName");
        FormField.Amount most = fields.whole("routing.form.parcels", "", 1, 15, limits.atMost());
        FormField.Names together =
                fields.names("routing.form.together", known.productTypes(), limits.keepTogether());
        FormField.Amount least = fields.money("routing.form.minimumValue", 0, limits.minimumValue(), false);
        FormField.Flag part = new FormField.Flag("routing.form.partial", new SimpleBooleanProperty(partial));
        BooleanBinding divided = one.chosen().isNotEqualTo(0);
        return Form.of(fields.text("routing.card.split"), List.of(one, most, together, least, part), () -> {
            SplitMode.Limits bounds = one.chosen().get() == 0
                    ? limits
                    : new SplitMode.Limits(Reads.whole(most), List.copyOf(together.chosen()), Reads.amount(least));
            return new Split(switch (one.chosen().get()) {
                case 0 -> new SplitMode.SingleLocation();
                case 1 -> new SplitMode.FewestParcels(bounds);
                default -> new SplitMode.LeastCost(bounds);
            }, part.on().get());
        }, take).asking(most, divided).asking(together, divided).asking(least, divided);
    }

    /// What follows a full match: it is allocated, or a person looks first.
    public Form onFull(Action now, Consumer<Action> take) {
        FormField.OneOf one = oneOf("routing.form.action", now instanceof Action.Allocate ? 0 : 1,
                "routing.action.allocate", "routing.action.queueName");
        FormField.Names queue = queue(now);
        return Form.of(fields.text("routing.card.onFull"), List.of(one, queue), () ->
                one.chosen().get() == 0 ? new Action.Allocate() : new Action.MoveToQueue(single(queue)), take)
                .asking(queue, one.chosen().isEqualTo(1));
    }

    /// What follows where some or all is left.
    public Form otherwise(String titleKey, Action now, boolean endsRun, Consumer<Action> take) {
        int first = endsRun ? QUEUE : NEXT;
        List<String> keys = List.of("routing.action.next", "routing.action.queueName", "routing.action.backorderName",
                "routing.action.cancelName", "routing.action.dropShip").subList(first, 5);
        FormField.OneOf one = oneOf("routing.form.action", kind(now) - first, keys.toArray(String[]::new));
        FormField.Names queue = queue(now);
        FormField.Amount days = fields.whole("routing.form.days", "routing.form.daysUnit", 0, 730,
                now instanceof Action.Backorder b ? b.withinDays()
                        : now instanceof Action.AutoCancel c ? c.days() : 14);
        FormField.Names groups = fields.names("routing.form.supplierGroups", known.groups(),
                now instanceof Action.DropShip d ? d.groups() : List.of());
        return Form.of(fields.text(titleKey), List.of(one, queue, days, groups), () ->
                switch (one.chosen().get() + first) {
                    case NEXT -> new Action.NextRule();
                    case QUEUE -> new Action.MoveToQueue(single(queue));
                    case BACKORDER -> {
                        if (Reads.whole(days) < 1) {
                            throw new Form.Unfit(days, "routing.form.range", "1", "730");
                        }
                        yield new Action.Backorder(Reads.whole(days));
                    }
                    case CANCEL -> new Action.AutoCancel(Reads.whole(days));
                    default -> new Action.DropShip(List.copyOf(groups.chosen()));
                }, take)
                .asking(queue, one.chosen().isEqualTo(QUEUE - first))
                .asking(days, one.chosen().isEqualTo(BACKORDER - first).or(one.chosen().isEqualTo(CANCEL - first)))
                .asking(groups, one.chosen().isEqualTo(DROP_SHIP - first));
    }

    private static int kind(Action action) {
        return switch (action) {
            case Action.Allocate() -> NEXT;
            case Action.NextRule() -> NEXT;
            case Action.MoveToQueue _ -> QUEUE;
            case Action.Backorder _ -> BACKORDER;
            case Action.AutoCancel _ -> CANCEL;
            case Action.DropShip _ -> DROP_SHIP;
        };
    }

    public Form schedule(Schedule now, Consumer<Schedule> take) {
        List<String> names = new ArrayList<>();
        USUAL_TIMES.forEach(usual -> names.add(fields.words().schedule(usual)));
        names.add(fields.text("routing.schedule.minutesName"));
        names.add(fields.text("routing.schedule.cronName"));
        int other = USUAL_TIMES.size();
        int usual = USUAL_TIMES.indexOf(now);
        var one = new FormField.OneOf("routing.form.schedule", List.copyOf(names), new SimpleIntegerProperty(
                usual >= 0 ? usual : now instanceof Schedule.ByCron ? other + 1 : other));
        FormField.Amount minutes = fields.whole("routing.form.every", "routing.form.minutes", 1, 24 * 60,
                now instanceof Schedule.Every(int every) ? every : 15);
        FormField.Line cron = fields.line("routing.form.cron",
                now instanceof Schedule.ByCron(Cron expression) ? expression.text() : "0 6 * * *");
        return Form.of(fields.text("routing.card.schedule"), List.of(one, minutes, cron), () ->
                one.chosen().get() < other ? USUAL_TIMES.get(one.chosen().get())
                        : one.chosen().get() == other ? new Schedule.Every(Reads.whole(minutes))
                        : new Schedule.ByCron(cron(cron)), take)
                .asking(minutes, one.chosen().isEqualTo(other))
                .asking(cron, one.chosen().isEqualTo(other + 1));
    }

    private static Cron cron(FormField.Line field) {
        try {
            return new Cron(Reads.line(field));
        } catch (IllegalArgumentException refusal) {
            throw new Form.Unfit(field, "routing.form.refused", String.valueOf(refusal.getMessage()));
        }
    }

    private FormField.Names queue(Action now) {
        return fields.names("routing.form.queue", known.queues(),
                List.of(now instanceof Action.MoveToQueue(String name) ? name : Action.UNROUTABLE));
    }

    private static String single(FormField.Names queue) {
        if (queue.chosen().size() != 1) {
            throw new Form.Unfit(queue, "routing.form.oneQueue");
        }
        return queue.chosen().getFirst();
    }

    private FormField.OneOf oneOf(String labelKey, int now, String... optionKeys) {
        Function<String, String> text = fields::text;
        return new FormField.OneOf(
                labelKey, List.of(optionKeys).stream().map(text).toList(), new SimpleIntegerProperty(now));
    }
}
