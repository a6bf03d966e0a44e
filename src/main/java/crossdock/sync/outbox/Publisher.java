package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelCommand.PublishSellable;
import crossdock.channel.ChannelCommand.PublishSellable.Value;
import crossdock.channel.ChannelException;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Receipt;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.kernel.Tx;
import crossdock.sync.outbox.Addresses.Offer;
import crossdock.sync.outbox.Addresses.Spot;
import crossdock.sync.outbox.Dispatcher.Line;
import crossdock.sync.outbox.Dispatcher.Steps;
import crossdock.sync.outbox.Owing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells one channel what it may sell. A changed article gets a row in the outbox; its value is worked out when it is
/// sent, so that however much happened in between, only the last word goes out.
public final class Publisher {
    private static final int AT_ONCE = 400;
    /// Everything is compared again so often, should a change ever slip by.
    private static final Duration REVIEW = Duration.ofMinutes(10);
    private static final Duration NOT_YET = Duration.ofMillis(250);
    private static final Duration NO_GROUND = Duration.ofSeconds(1);

    private final Post post;
    private final Line line;
    private final Settling settling;
    private final Set<SkuId> dirty = new TreeSet<>(); // guarded by this
    private boolean isOn; // guarded by this; until then nobody need remember what changed
    private @Nullable SkuId reviewFrom = new SkuId(0); // guarded by this; null: no review is under way
    private Instant reviewedAt = Instant.MIN;
    private int failures;
    private int alone; // values that go out one by one, because the channel refused them together

    Publisher(Post post, Line line, Settling settling) {
        this.post = post;
        this.line = line;
        this.settling = settling;
    }

    /// Something about these articles changed. Called on any thread; returns at once.
    public synchronized void touched(Collection<SkuId> skus) {
        if (isOn) {
            dirty.addAll(skus);
        }
    }

    /// Anything may have changed.
    public synchronized void touchedAll() {
        reviewFrom = new SkuId(0);
    }

    private synchronized List<SkuId> takeDirty() {
        List<SkuId> some = dirty.stream().limit(AT_ONCE).toList();
        some.forEach(dirty::remove);
        return some;
    }

    /// Empty when there is nothing to do.
    Optional<PushStep> step(Instant now) {
        if (!isAllowed()) {
            return Optional.empty();
        }
        Instant ordersRead = line.ground().ordersRead(line.connection());
        if (ordersRead == null) {
            return Optional.of(new PushStep(now.plus(NO_GROUND), true, null));
        }
        List<SkuId> changed = takeDirty();
        if (!changed.isEmpty()) {
            enqueue(changed, now);
            return Optional.of(new PushStep(now, false, null));
        }
        Optional<PushStep> sent = send(now, ordersRead);
        return sent.isPresent() ? sent : review(now);
    }

    /// Whether the channel takes values and a person lets us send them. Everything is compared when that begins.
    private boolean isAllowed() {
        boolean isAllowed = line.capabilities().command(CommandKind.PUBLISH_SELLABLE).isSent()
                && post.outbox().publishingAt(line.connection()).isPresent();
        synchronized (this) {
            if (isAllowed && !isOn) {
                reviewFrom = new SkuId(0);
            } else if (!isAllowed) {
                dirty.clear();
            }
            isOn = isAllowed;
        }
        return isAllowed;
    }

    /// Compares all that is listed, a few hundred a step.
    private Optional<PushStep> review(Instant now) {
        SkuId from;
        synchronized (this) {
            if (reviewFrom == null && now.isAfter(later(reviewedAt, REVIEW))) {
                reviewFrom = new SkuId(0);
            }
            from = reviewFrom;
        }
        if (from == null) {
            return Optional.empty();
        }
        List<SkuId> some = post.addresses().listed(line.connection(), from, AT_ONCE);
        enqueue(some, now);
        synchronized (this) {
            if (Objects.equals(reviewFrom, from)) { // else somebody wants it from the start again
                reviewFrom = some.size() < AT_ONCE ? null : some.getLast();
                reviewedAt = now;
            }
        }
        return Optional.of(new PushStep(now, false, null));
    }

    private static Instant later(Instant at, Duration by) {
        return at.equals(Instant.MIN) ? at : at.plus(by);
    }

    private void enqueue(List<SkuId> skus, Instant now) {
        List<Owing> wanted = post.addresses().offers(line.connection(), skus).values().stream()
                .filter(offer -> !offer.isShown())
                .map(offer -> Owing.fresh(
                        line.connection(), Owing.Kind.PUBLISH, offer.sku(), offer.location(), now,
                        line.actor().name()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        post.transactor().run(line.actor(), tx -> {
            Set<String> owed = post.outbox().owed(
                    line.connection(), Owing.Kind.PUBLISH, wanted.stream().map(Owing::subject).toList());
            wanted.stream().filter(row -> !owed.contains(row.subject())).forEach(row -> {
                post.outbox().add(row, List.of());
                changed(tx, row);
            });
        });
    }

    /// A row and what it would say now.
    private record Ready(Owing row, Offer offer) {}

    private Optional<PushStep> send(Instant now, Instant ordersRead) {
        List<Owing> due = post.outbox().nextValues(line.connection(), now, AT_ONCE);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<SkuId> skus = due.stream().map(Owing::sku).filter(Objects::nonNull).toList();
        Map<SkuId, Offer> offers = post.addresses().offers(line.connection(), skus);
        Set<SkuId> unsettled = post.outbox().unsettled(skus);
        List<Ready> ready = new ArrayList<>();
        List<Owing> moved = new ArrayList<>();
        for (Owing row : due) {
            Offer offer = row.sku() == null ? null : offers.get(row.sku());
            if (offer == null) {
                moved.add(row.ended(State.SUPERSEDED, now, Reasons.UNLISTED, ""));
            } else if (!offer.location().equals(row.location())) { // a person chose another since
                moved.add(row.ended(State.SUPERSEDED, now, Reasons.PERSON, ""));
            } else if (offer.isShown() && !row.isDoubtful()) {
                moved.add(row.ended(State.SUPERSEDED, now, Reasons.SHOWN, ""));
            } else if (unsettled.contains(offer.sku()) || isTooEarly(offer, ordersRead)) {
                moved.add(row.waiting(now.plus(NOT_YET), row.isDoubtful(), row.code(), row.words()));
            } else {
                ready.add(new Ready(row, offer));
            }
        }
        if (!moved.isEmpty()) {
            post.transactor().run(line.actor(), tx -> moved.forEach(row -> {
                post.outbox().put(row);
                if (row.state().isOver()) {
                    changed(tx, row);
                }
            }));
        }
        return Optional.of(ready.isEmpty() ? new PushStep(now, false, null) : send(batch(ready), now));
    }

    /// The channel's figure fell or rose after its orders were last read: what it sold meanwhile is not known here, and a
    /// higher value would sell it twice. A lower one cannot.
    private static boolean isTooEarly(Offer offer, Instant ordersRead) {
        Integer shown = offer.shown();
        Instant shownAt = offer.shownAt();
        return shown != null && shownAt != null && offer.expected() > shown && !ordersRead.isAfter(shownAt);
    }

    /// The oldest row, and as many others as fit into its request.
    private List<Ready> batch(List<Ready> ready) {
        if (alone > 0) {
            alone--;
            return ready.subList(0, 1);
        }
        String group = group(ready.getFirst().offer().spots().getFirst());
        List<Ready> batch = new ArrayList<>();
        int values = 0;
        for (Ready each : ready) {
            List<Spot> spots = each.offer().spots();
            boolean fits = values + spots.size() <= line.sender().batch() || batch.isEmpty();
            if (fits && spots.stream().allMatch(spot -> group(spot).equals(group))) {
                batch.add(each);
                values += spots.size();
            } else if (batch.isEmpty()) {
                batch.add(each); // an article listed in two groups goes by itself
                break;
            }
        }
        return batch;
    }

    private String group(Spot spot) {
        return line.sender().group(Translation.cell(spot));
    }

    private PushStep send(List<Ready> batch, Instant now) {
        Duration wait = line.gate().tryEnter(now);
        if (!wait.isZero()) {
            return new PushStep(now.plus(wait), false, null);
        }
        post.steps().reached(Steps.Step.CHOSEN);
        List<Owing> taken = take(batch, now);
        post.steps().reached(Steps.Step.TAKEN);
        try {
            var command = new PublishSellable(values(batch));
            var draft = line.sender().draft(command, now);
            if (line.sender().looks(command)) {
                line.gate().spend();
            }
            Receipt receipt = line.sender().send(draft, new IdempotencyKey(post.keys().get()));
            post.steps().reached(Steps.Step.ANSWERED);
            return done(batch, taken, receipt);
        } catch (ChannelException trouble) {
            return failed(taken, trouble);
        } finally {
            line.gate().leave();
        }
    }

    private static List<Value> values(List<Ready> batch) {
        return batch.stream()
                .map(Ready::offer)
                .flatMap(offer -> offer.spots().stream()
                        // of an article that is listed twice nobody knows which of its figures was seen last
                        .map(spot -> new Value(
                                Translation.cell(spot), offer.expected(),
                                offer.spots().size() == 1 ? offer.shown() : null)))
                .toList();
    }

    private List<Owing> take(List<Ready> batch, Instant now) {
        return post.transactor().write(line.actor(), tx -> batch.stream()
                .map(each -> {
                    Owing row = each.row().saying(each.offer().expected()).attempted("", now);
                    post.outbox().put(row);
                    return row;
                })
                .toList());
    }

    private PushStep done(List<Ready> batch, List<Owing> taken, Receipt receipt) {
        Instant received = post.clock().instant();
        post.transactor().run(line.actor(), tx -> {
            for (int i = 0; i < taken.size(); i++) {
                Owing row = taken.get(i);
                Set<String> refusals = batch.get(i).offer().spots().stream()
                        .map(spot -> receipt.refused().get(spot.itemId()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
                String refused = String.join(", ", refusals);
                if (refusals.equals(Set.of(Receipt.MOVED))) {
                    post.outbox().put(row.waiting(received.plus(NOT_YET), false, "", ""));
                } else if (refused.isEmpty()) {
                    post.outbox().put(row.ended(State.ACKNOWLEDGED, received, "", ""));
                    post.outbox().pushed(
                            line.connection(), Objects.requireNonNull(row.sku()), row.location(),
                            Objects.requireNonNull(row.units()), received);
                } else {
                    post.outbox().put(row.waiting(received, false, "", "").parked(received, Reasons.REJECTED, refused));
                }
                changed(tx, row);
            }
            settling.settle(List.of(), receipt, true, received, received);
            post.steps().reached(Steps.Step.SETTLED);
        });
        post.steps().reached(Steps.Step.DONE);
        failures = 0;
        line.gate().accepted(received);
        line.health().answered(received);
        return new PushStep(received, false, null);
    }

    /// A value that may have arrived is simply said again, worked out anew.
    private PushStep failed(List<Owing> taken, ChannelException trouble) {
        Instant now = post.clock().instant();
        line.health().refused(now, trouble);
        String words = trouble.getMessage() == null ? "" : trouble.getMessage();
        failures++;
        Instant due = now.plus(post.backoff().apply(failures));
        switch (trouble) {
            case ChannelException.Transient passing when passing.isThrottled() -> {
                line.gate().throttled(now, passing.retryAfter());
                keep(taken.stream().map(row -> row.waiting(now, row.isDoubtful(), Reasons.THROTTLED, words)).toList());
                return new PushStep(now, false, trouble);
            }
            case ChannelException.Transient passing -> {
                Duration asked = passing.retryAfter();
                Instant wished = asked == null || now.plus(asked).isBefore(due) ? due : now.plus(asked);
                keep(taken.stream().map(row -> row.waiting(wished, true, Reasons.NO_ANSWER, words)).toList());
                return new PushStep(wished, false, trouble);
            }
            case ChannelException.Unauthorized _ -> {
                keep(taken.stream().map(row -> row.waiting(now, true, Reasons.UNAUTHORIZED, words)).toList());
                return new PushStep(Instant.MAX, false, trouble);
            }
            case ChannelException.Rejected _ when taken.size() > 1 -> {
                alone = taken.size(); // one of them is at fault, and only it may wait for a person
                keep(taken.stream().map(row -> row.waiting(now, false, Reasons.REJECTED, words)).toList());
                return new PushStep(now, false, null);
            }
            case ChannelException.Rejected _ -> {
                keep(taken.stream()
                        .map(row -> row.waiting(now, false, "", "").parked(now, Reasons.REJECTED, words))
                        .toList());
                return new PushStep(now, false, null);
            }
        }
    }

    private void keep(List<Owing> rows) {
        post.transactor().run(line.actor(), tx -> {
            Set<SkuId> told = new HashSet<>();
            for (Owing row : rows) {
                post.outbox().put(row);
                if (row.sku() != null && told.add(row.sku())) {
                    changed(tx, row);
                }
            }
        });
    }

    private void changed(Tx tx, Owing row) {
        tx.changed(Topic.OUTBOX, line.connection().value());
        if (row.sku() != null) {
            tx.changed(Topic.STOCK, row.sku().value());
        }
    }
}
