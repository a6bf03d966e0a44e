package crossdock.sync.outbox;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelException;
import crossdock.channel.Handling;
import crossdock.channel.Handling.Retry;
import crossdock.channel.Sender;
import crossdock.channel.Sender.Draft;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Probed;
import crossdock.channel.Sender.Receipt;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Topic;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.Post.Gate;
import crossdock.sync.outbox.Post.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is owed to one connection, a command a step. Holds no thread: who drives it calls [#step] and comes back
/// when it says. One driver at a time. Nothing leaves the outbox but with an answer or a person's decision.
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration BLOCKED = Duration.ofSeconds(1);
    private static final Duration UNWELCOME = Duration.ofMinutes(15);

    private final Post post;
    private final Line line;
    private final Translation translation;
    private final Settling settling;
    private final Publisher publisher;
    private int failures;
    private boolean hasRecovered;
    private boolean hasSentValue;
    private volatile boolean isHurried;

    /// One connection, as its dispatcher sees it.
    public record Line(
            ConnectionId connection,
            Actor actor,
            Capabilities capabilities,
            Sender sender,
            Gate gate,
            Health health,
            Post.Ground ground) {}

    /// Where a command is on its way out. Tests break it, or kill the console, between every two steps.
    @FunctionalInterface
    public interface Steps {
        Steps NONE = step -> {};

        void reached(Step step);

        /// In their order.
        enum Step {
            /// Its rows are written, in the transaction that made it; nothing is committed yet.
            OWED,
            /// What an older one said is handed to a newer one, and the older one not yet set aside.
            COLLAPSING,
            CHOSEN,
            DRAFTED,
            /// Committed as in flight; nothing is sent yet.
            TAKEN,
            ANSWERED,
            /// The last moment before the commit.
            SETTLED,
            DONE
        }
    }

    public Dispatcher(Post post, Line line) {
        this.post = post;
        this.line = line;
        this.translation = new Translation(post, line.connection());
        this.settling = new Settling(
                post, line.connection(), line.actor(), line.capabilities().basis().includesUnavailable());
        this.publisher = new Publisher(post, line, settling);
    }

    /// These articles may have to be published; called by any thread.
    public Publisher publisher() {
        return publisher;
    }

    /// Forgets waits and failures: the machine slept, the network is back, or a person wants it now.
    public void hurry() {
        isHurried = true;
    }

    /// Makes at most one attempt. Blocks on the network and the store. A failure of ours leaves its command as it was in
    /// the store; the next step takes it up like one of an ended process.
    public PushStep step() {
        try {
            return next();
        } catch (RuntimeException ours) {
            hasRecovered = false;
            throw ours;
        }
    }

    private PushStep next() {
        if (!hasRecovered) {
            int rows = post.transactor().write(line.actor(), _ -> post.outbox().recover(line.connection()));
            hasRecovered = true;
            if (rows > 0) {
                LOG.info("{} commands to connection {} were on their way when the last run ended", rows,
                        line.connection());
            }
        }
        Instant now = post.clock().instant();
        if (isHurried) {
            isHurried = false;
            failures = 0;
            post.transactor().run(line.actor(), _ -> post.outbox().hurry(line.connection(), now));
        }
        Optional<Owing> next = post.outbox().nextCommand(line.connection(), now);
        if (next.isPresent()) {
            return told(command(next.get(), now));
        }
        return told(valueOrLetter(now));
    }

    /// One after the other while both are owed: what may be sold never stands behind a queue of letters, nor they behind
    /// a shop that sells without a pause.
    private PushStep valueOrLetter(Instant now) {
        boolean isLettersTurn = hasSentValue;
        hasSentValue = false;
        Optional<Owing> letter = post.outbox().nextLetter(line.connection(), now);
        if (isLettersTurn && letter.isPresent()) {
            return command(letter.get(), now);
        }
        Optional<PushStep> published = publisher.step(now);
        if (published.isPresent() && !published.get().isIdle()) {
            hasSentValue = true;
            return published.get();
        }
        if (letter.isPresent()) {
            return command(letter.get(), now);
        }
        if (published.isPresent()) {
            return published.get();
        }
        Instant due = post.outbox().nextDue(line.connection()).orElse(now.plus(IDLE));
        Instant soonest = now.plus(BLOCKED); // due, but something else has to come first
        return new PushStep(due.isBefore(soonest) ? soonest : due, true, null);
    }

    private PushStep told(PushStep stepped) {
        failures = stepped.trouble() == null ? 0 : failures + 1;
        return stepped;
    }

    private PushStep command(Owing row, Instant now) {
        post.steps().reached(Steps.Step.CHOSEN);
        Handling handling = line.capabilities().command(row.kind().command());
        Retry retry = handling.retry();
        if (retry == null) {
            return park(row, Reasons.NOT_TAKEN);
        }
        if (row.isDoubtful() && retry == Retry.UNSURE) {
            return park(row, Reasons.UNSURE);
        }
        Optional<Draft> frozen = post.outbox().frozen(row.id()).map(Draft::new);
        if (row.isDoubtful() && retry == Retry.PROBED) {
            return frozen.map(draft -> probe(row, draft, now)).orElseGet(() -> park(row, Reasons.UNSURE));
        }
        if (frozen.isPresent() && retry == Retry.KEYED) {
            return attempt(row, () -> frozen.get(), now, false);
        }
        return switch (translation.of(row)) {
            case Translation.Unknown(String why) -> park(row, why);
            case Translation.Moot(String why) -> {
                keep(row.ended(State.SUPERSEDED, now, why, ""));
                yield new PushStep(now, false, null);
            }
            case Translation.Known(ChannelCommand told, String said) ->
                attempt(said == null ? row : row.telling(said), () -> line.sender().draft(told, row.happenedAt()), now,
                        line.sender().looks(told));
        };
    }

    /// What will be sent; may read the channel.
    private interface Drafting {
        Draft make();
    }

    /// @param reads drafting asks the channel too
    private PushStep attempt(Owing row, Drafting drafting, Instant now, boolean reads) {
        Duration wait = enter(row, now);
        if (!wait.isZero()) {
            return new PushStep(now.plus(wait), false, null);
        }
        Owing taken = row;
        try {
            Draft draft = drafting.make();
            if (reads) {
                line.gate().spend();
            }
            post.steps().reached(Steps.Step.DRAFTED);
            Instant sentAt = post.clock().instant();
            taken = take(row, draft, sentAt);
            post.steps().reached(Steps.Step.TAKEN);
            String key = taken.key();
            Receipt receipt = line.sender().send(draft, new IdempotencyKey(key == null ? "" : key));
            post.steps().reached(Steps.Step.ANSWERED);
            if (reads) {
                line.gate().spend(); // and looks again afterwards
            }
            return done(taken, receipt, taken.attempts() == 1, sentAt);
        } catch (ChannelException trouble) {
            return failed(row, taken, trouble);
        } finally {
            line.gate().leave();
        }
    }

    /// From here on the command may be at the channel, whatever becomes of this process.
    private Owing take(Owing row, Draft draft, Instant now) {
        return post.transactor().write(line.actor(), tx -> {
            String known = row.key();
            Owing taken = row.attempted(known == null ? post.keys().get() : known, now);
            post.outbox().put(taken);
            post.outbox().freeze(row.id(), draft.text());
            tx.changed(Topic.OUTBOX, line.connection().value());
            return taken;
        });
    }

    private Duration enter(Owing row, Instant now) {
        return row.order() == null ? line.gate().tryEnter(now) : line.gate().tryEnterInTurn(now);
    }

    private PushStep probe(Owing row, Draft draft, Instant now) {
        Duration wait = enter(row, now);
        if (!wait.isZero()) {
            return new PushStep(now.plus(wait), false, null);
        }
        Probed probed;
        try {
            probed = line.sender().probe(draft);
        } catch (ChannelException trouble) {
            return failed(row, row, trouble);
        } finally {
            line.gate().leave();
        }
        return switch (probed) {
            case Probed.Done(Receipt receipt) -> done(row, receipt, true, now);
            case Probed.Absent _ -> {
                keep(row.waiting(now, false, row.code(), row.words()));
                yield new PushStep(now, false, null);
            }
            case Probed.Unclear(int shows) -> park(row, Reasons.UNSURE, Integer.toString(shows));
        };
    }

    private PushStep done(Owing row, Receipt receipt, boolean isFirst, Instant askedAt) {
        Instant received = post.clock().instant();
        post.transactor().run(line.actor(), tx -> {
            settling.settle(post.outbox().movements(row.id()), receipt, isFirst, askedAt, received);
            post.outbox().put(receipt.overwrote() == 0
                    ? row.ended(State.ACKNOWLEDGED, received, "", "")
                    : row.parked(received, Reasons.OVERWROTE, Integer.toString(receipt.overwrote())));
            post.outbox().thaw(row.id());
            tx.changed(Topic.OUTBOX, line.connection().value());
            if (row.order() != null) {
                tx.changed(Topic.TOLD, row.order().value());
            }
            post.steps().reached(Steps.Step.SETTLED);
        });
        post.steps().reached(Steps.Step.DONE);
        line.gate().accepted(received);
        line.health().answered(received);
        return new PushStep(received, false, null);
    }

    /// @param before as it stood before this attempt
    /// @param taken the same, or as in flight when it was sent
    private PushStep failed(Owing before, Owing taken, ChannelException trouble) {
        Instant now = post.clock().instant();
        if (taken.kind() == Owing.Kind.ASSIGN && trouble instanceof ChannelException.Unauthorized) {
            // a secret that may only read: nobody asked for this command, so it must not end the reading
            keep(taken.waiting(now.plus(UNWELCOME), before.isDoubtful(), Reasons.UNAUTHORIZED, ""));
            return new PushStep(now, false, null);
        }
        line.health().refused(now, trouble);
        String words = trouble.getMessage() == null ? "" : trouble.getMessage();
        return switch (trouble) {
            case ChannelException.Transient passing when passing.isThrottled() -> {
                line.gate().throttled(now, passing.retryAfter());
                keep(taken.waiting(now, before.isDoubtful(), Reasons.THROTTLED, words));
                yield new PushStep(now, false, trouble); // the gate says how long
            }
            case ChannelException.Transient passing -> {
                Duration own = post.backoff().apply(failures + 1);
                Duration asked = passing.retryAfter();
                Instant due = now.plus(asked == null || asked.compareTo(own) < 0 ? own : asked);
                keep(taken.waiting(due, taken.isDoubtful(), Reasons.NO_ANSWER, words));
                yield new PushStep(due, false, trouble);
            }
            case ChannelException.Unauthorized unauthorized -> {
                keep(taken.waiting(now, before.isDoubtful(), Reasons.UNAUTHORIZED, words));
                yield new PushStep(Instant.MAX, false, unauthorized);
            }
            case ChannelException.Rejected rejected -> {
                // who is asked again under the same key and refuses has not done it the first time either
                boolean isKeyed = line.capabilities().command(taken.kind().command()).retry() == Retry.KEYED;
                boolean isDoubtful = before.isDoubtful() && !isKeyed;
                keep(taken.waiting(now, isDoubtful, "", "").parked(now, Reasons.REJECTED, words));
                yield new PushStep(now, false, null);
            }
        };
    }

    private PushStep park(Owing row, String why) {
        return park(row, why, "");
    }

    private PushStep park(Owing row, String why, String words) {
        Instant now = post.clock().instant();
        keep(row.parked(now, why, words));
        return new PushStep(now, false, null);
    }

    private void keep(Owing row) {
        post.transactor().run(line.actor(), tx -> {
            post.outbox().put(row);
            tx.changed(Topic.OUTBOX, line.connection().value());
            if (row.sku() != null) {
                tx.changed(Topic.STOCK, row.sku().value());
            }
            if (row.order() != null) {
                tx.changed(Topic.TOLD, row.order().value());
            }
        });
    }
}
