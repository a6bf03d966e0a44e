package crossdock.sync;

import crossdock.channel.ChannelPage;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.kernel.Topic;
import crossdock.kernel.Tx;
import crossdock.sync.Appliers.Feed;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.Pulls.PullState;
import crossdock.sync.Pulls.Reread;
import crossdock.sync.Steps.Step;
import crossdock.sync.apply.Applied;
import crossdock.sync.apply.Applier;
import crossdock.sync.apply.Arrival;
import crossdock.sync.apply.Refusal;
import crossdock.sync.apply.RowHash;
import crossdock.sync.apply.RowRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one page in: rows, parked rows, what was seen, page token and figures in one transaction.
final class PageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);
    /// Rows in one savepoint: large enough for batched statements, small enough that one bad row makes few go twice.
    private static final int BATCH = 1_000;
    private static final int LAGS_A_PAGE = 32;

    private final SyncStore store;
    private final InstantSource clock;
    private final Steps steps;

    PageWriter(SyncStore store, InstantSource clock, Steps steps) {
        this.store = store;
        this.clock = clock;
        this.steps = steps;
    }

    Steps steps() {
        return steps;
    }

    /// What a page came to.
    ///
    /// @param isDropped the pull was started over while the page was under way: nothing was written
    /// @param isLast the traversal ended with it
    record Written(int rows, int changed, int parked, boolean isDropped, boolean isLast) {}

    /// @param turn which traversal the page belongs to
    <T> Written write(Feed<T> feed, Turn turn, ChannelPage<T> page, Arrival arrival) {
        steps.reached(Step.ANSWERED);
        Written written = store.transactor().write(arrival.actor(), tx -> {
            PullState now = store.pulls().find(arrival.connection(), feed.resource());
            steps.reached(Step.OPENED);
            if (now.resets() != turn.state().resets()) {
                return new Written(0, 0, 0, true, false);
            }
            return new Work<>(feed, turn, page, arrival, tx).run(now);
        });
        steps.reached(Step.COMMITTED);
        return written;
    }

    /// One page inside its transaction.
    private final class Work<T> {
        private final Feed<T> feed;
        private final Turn turn;
        private final ChannelPage<T> page;
        private final Arrival arrival;
        private final Tx tx;
        private final Map<String, Long> marks = new HashMap<>();
        private final List<Duration> lags = new ArrayList<>();
        private final Set<String> waiting;
        private final boolean measuresLag;
        private int changed;
        private int parked;
        private boolean isCatalogueBehind;

        Work(Feed<T> feed, Turn turn, ChannelPage<T> page, Arrival arrival, Tx tx) {
            this.feed = feed;
            this.turn = turn;
            this.page = page;
            this.arrival = arrival;
            this.tx = tx;
            this.measuresLag = turn.measuresLag(arrival.capabilities().delta(feed.resource()));
            this.waiting = store.parked().waiting(arrival.connection(), feed.resource());
        }

        Written run(PullState now) {
            List<Checked<T>> checked = check();
            steps.reached(Step.CHECKED);
            for (int from = 0; from < checked.size(); from += BATCH) {
                apply(checked.subList(from, Math.min(checked.size(), from + BATCH)));
            }
            steps.reached(Step.APPLIED);
            for (RefusedRow row : page.refused()) {
                park(row.externalId(), new Refusal(row.code(), row.args()), null, row.raw());
            }
            steps.reached(Step.PARKED);
            Turn.Outcome outcome = turn.after(
                    now, page.next(), arrival.capabilities().delta(feed.resource()),
                    arrival.isFile() ? Turn.FOLDER_OVERLAP : Turn.OVERLAP);
            store.pulls().mark(arrival.connection(), feed.resource(), outcome.state().sweepNumber(), marks);
            steps.reached(Step.REMEMBERED);
            if (outcome.isCompleteSweep() && !arrival.isFile()) { // files say nothing about what they leave out
                closeMissing(outcome.state().sweepNumber());
            }
            store.pulls().put(outcome.state());
            if (isCatalogueBehind) {
                askForCatalogue();
            }
            steps.reached(Step.MOVED);
            Instant at = clock.instant();
            int rows = page.rows().size() + page.refused().size();
            store.journal().page(arrival.connection(), feed.resource(), at, rows, changed, outcome.behind(at));
            if (!lags.isEmpty()) {
                Duration longest = Collections.max(lags);
                store.journal().lags(arrival.connection(), feed.resource(), at, spread(lags), longest);
            }
            tx.changed(Topic.CONNECTION, arrival.connection().value());
            steps.reached(Step.COUNTED);
            return new Written(rows, changed, parked, false, page.next() == null);
        }

        /// Rows that look as they did when they were last applied are passed over; the others are checked before anything is written.
        private List<Checked<T>> check() {
            Applier<T> applier = feed.applier();
            Map<String, Long> hashes = new HashMap<>();
            for (Pulled<T> pulled : page.rows()) {
                if (applier.isRemembered(arrival, pulled.row())) {
                    hashes.put(id(pulled), RowHash.of(pulled.row()));
                }
            }
            Map<String, Long> known =
                    store.pulls().hashes(arrival.connection(), feed.resource(), hashes.keySet());
            List<Checked<T>> checked = new ArrayList<>(page.rows().size());
            for (Pulled<T> pulled : page.rows()) {
                Long hash = hashes.isEmpty() ? null : hashes.get(id(pulled));
                if (hash != null && hash.equals(known.get(id(pulled))) && !isWaiting(pulled)) {
                    if (turn.isFullSweep()) {
                        marks.put(id(pulled), hash);
                    }
                    continue;
                }
                Refusal refusal = applier.check(arrival, pulled.row());
                if (refusal != null) {
                    refuse(pulled, refusal);
                    continue;
                }
                checked.add(new Checked<>(hash, pulled));
            }
            return checked;
        }

        private void apply(List<Checked<T>> batch) {
            try {
                accept(batch, write(batch));
            } catch (RowRefused refused) {
                oneByOne(batch, refused);
            } catch (RuntimeException failure) {
                LOG.warn("a batch of {} {} of connection {} failed, its rows are tried one by one",
                        batch.size(), feed.resource(), arrival.connection(), failure);
                oneByOne(batch, failure);
            }
        }

        /// A failure that meets every single row of many is none of the rows' fault: then the whole page fails and is asked for again.
        private void oneByOne(List<Checked<T>> batch, RuntimeException cause) {
            int failed = 0;
            for (Checked<T> row : batch) {
                try {
                    accept(List.of(row), write(List.of(row)));
                } catch (RowRefused refused) {
                    refuse(row.pulled(), refused.refusal());
                } catch (RuntimeException failure) {
                    failed++;
                    if (failed == batch.size() && failed > 1) {
                        throw cause;
                    }
                    refuse(row.pulled(), new Refusal("row.failed", failure.getClass().getSimpleName()));
                }
            }
        }

        private List<Applied> write(List<Checked<T>> rows) {
            return tx.savepoint(() -> feed.applier().write(
                    arrival, rows.stream().map(row -> row.pulled().row()).toList()));
        }

        private void accept(List<Checked<T>> rows, List<Applied> results) {
            for (int i = 0; i < rows.size(); i++) {
                Checked<T> row = rows.get(i);
                Applied result = results.get(i);
                Refusal incomplete = result.incomplete();
                if (result.isChanged()) {
                    changed++;
                    measure(row);
                }
                if (incomplete != null) {
                    refuse(row.pulled(), incomplete);
                    continue;
                }
                if (isWaiting(row.pulled())) {
                    for (String id : names(row.pulled())) {
                        if (waiting.remove(id)) {
                            store.parked().resolve(arrival.connection(), feed.resource(), id, arrival.receivedAt());
                        }
                    }
                }
                if (row.hash() != null) {
                    marks.put(id(row.pulled()), row.hash());
                }
            }
        }

        private String id(Pulled<T> pulled) {
            return feed.applier().externalId(pulled.row());
        }

        /// Ids are texts put together row by row: they are made only where one is needed.
        private boolean isWaiting(Pulled<T> pulled) {
            return !waiting.isEmpty() && names(pulled).stream().anyMatch(waiting::contains);
        }

        /// Whatever the row, or the object that it is a part of, may have been parked as.
        private List<String> names(Pulled<T> pulled) {
            return List.of(id(pulled), feed.applier().parkedAs(pulled.row()), pulled.objectId());
        }

        private void refuse(Pulled<T> pulled, Refusal refusal) {
            park(id(pulled), refusal, feed.applier().changedAt(pulled.row()), pulled.raw().get());
        }

        private void park(String externalId, Refusal refusal, @Nullable Instant changedAt, byte[] raw) {
            Instant at = arrival.receivedAt();
            isCatalogueBehind |= refusal.code().equals(Refusal.UNMAPPED + "sku") && !waiting.contains(externalId);
            store.parked().park(
                    new Parked(0, arrival.connection(), feed.resource(), externalId, refusal.code(), refusal.args(),
                            changedAt, at, at, 1),
                    raw);
            marks.put(externalId, 0L); // seen, so no sweep may close it; not applied, so its next sight counts
            parked++;
        }

        /// Stock of an article that the catalogue did not show, for the first time: some lists leave rows out for a while
        /// and bring them back with their old stamp, which no delta finds. The next sweep may be hours away.
        private void askForCatalogue() {
            PullState catalogue = store.pulls().find(arrival.connection(), Resource.CATALOGUE);
            if (catalogue.watermark() != null) { // else it is being read from its beginning anyway
                store.pulls().put(catalogue.wanting(new Reread(null)));
            }
        }

        /// From the change at the channel to now, the last moment before the commit. Rows of a first load or a sweep are old by nature.
        private void measure(Checked<T> row) {
            Instant stamp = measuresLag ? feed.applier().changedAt(row.pulled().row()) : null;
            if (stamp != null && !isWaiting(row.pulled())) {
                Duration lag = Duration.between(stamp.minus(arrival.clockAhead()), clock.instant());
                lags.add(lag.isNegative() ? Duration.ZERO : lag);
            }
        }

        private void closeMissing(long sweep) {
            ConnectionId connection = arrival.connection();
            Resource resource = feed.resource();
            for (String externalId : store.pulls().missed(connection, resource, sweep)) {
                feed.applier().close(arrival, externalId);
                store.pulls().forget(connection, resource, externalId); // its return must count as a change
                LOG.info("{} {} of connection {} was missing twice and is closed", resource, externalId, connection);
            }
        }
    }

    private static List<Duration> spread(List<Duration> lags) {
        if (lags.size() <= LAGS_A_PAGE) {
            return lags;
        }
        List<Duration> some = new ArrayList<>(LAGS_A_PAGE);
        for (int i = 0; i < LAGS_A_PAGE; i++) {
            some.add(lags.get((int) ((long) i * lags.size() / LAGS_A_PAGE)));
        }
        return some;
    }

    private record Checked<T>(@Nullable Long hash, Pulled<T> pulled) {}
}
