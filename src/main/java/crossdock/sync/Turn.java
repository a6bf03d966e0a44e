package crossdock.sync;

import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.kernel.Resource;
import crossdock.sync.Pulls.PullState;
import crossdock.sync.Pulls.Reread;
import crossdock.sync.Pulls.Traversal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One page to ask for: which of the two traversals it belongs to, and where the pull stands once it is in. Pure.
///
/// @param state as it stood when the page was chosen
/// @param open the traversal that goes on; null when the page is the first of one
/// @param from what changed since is read; null: everything
/// @param startedAt channel's clock; a guess on ours until the first answer, see [#begun]
/// @param askedAt our clock
record Turn(
        PullState state,
        boolean isSweep,
        @Nullable Traversal open,
        @Nullable Instant from,
        Instant startedAt,
        Instant askedAt) {
    /// How far a watermark stays behind the start of the traversal that earned it: stamps tie, and a channel may commit a row after it stamped it.
    static final Duration OVERLAP = Duration.ofMinutes(2);
    /// A folder is on this machine and its clock ours, and no file is passed over for longer than it takes to come to rest:
    /// more would only have every file read again and again.
    static final Duration FOLDER_OVERLAP = Duration.ofSeconds(10);

    static Turn delta(PullState state, Instant now) {
        Traversal open = state.delta();
        return open == null
                ? new Turn(state, false, null, state.watermark(), now, now)
                : new Turn(state, false, open, open.from(), open.startedAt(), open.askedAt());
    }

    /// @param from of a new sweep; one under way keeps its own
    static Turn sweep(PullState state, @Nullable Instant from, Instant now) {
        Traversal open = state.sweep();
        return open == null
                ? new Turn(state, true, null, from, now, now)
                : new Turn(state, true, open, open.from(), open.startedAt(), open.askedAt());
    }

    Cursor cursor() {
        return new Cursor(from, open == null ? null : open.token());
    }

    /// The first answer told the channel's clock. It read its rows before it stamped the answer: the time we waited is taken off, so that the start lies never too late.
    Turn begun(@Nullable Instant channelTime, Duration waited) {
        return open != null || channelTime == null
                ? this
                : new Turn(state, isSweep, null, from, channelTime.minus(waited), askedAt);
    }

    boolean isFullSweep() {
        return isSweep && from == null;
    }

    /// Lag is measured on what is read as it happens: deltas, and scans of everything once the first of them is done.
    boolean measuresLag(DeltaClass delta) {
        return state.confirmedAt() != null && (!isSweep || from == null && delta == DeltaClass.FULL_SCAN);
    }

    /// Where the pull stands after the page.
    ///
    /// @param now as stored, read inside the page's transaction
    /// @param next the token that came with the page; null after the last
    /// @param overlap see [#OVERLAP]
    Outcome after(PullState now, @Nullable String next, DeltaClass delta, Duration overlap) {
        boolean isNew = open == null;
        if (!isSweep) {
            Traversal goesOn = next == null ? null : new Traversal(from, next, startedAt, askedAt);
            PullState moved = now.with(goesOn, now.sweep(), now.sweepNumber());
            return next == null ? ended(now, moved, delta, overlap) : new Outcome(moved, false, null);
        }
        boolean isNewWhole = isNew && from == null; // who reads only a part of it misses nothing
        long number = isNewWhole ? now.sweepNumber() + 1 : now.sweepNumber();
        Traversal goesOn = next == null ? null : new Traversal(from, next, startedAt, askedAt);
        PullState moved = now.with(now.delta(), goesOn, number);
        if (isNew && isCoveredBy(now.wanted())) {
            moved = moved.wanting(null);
        }
        return next == null ? ended(now, moved, delta, overlap) : new Outcome(moved, false, null);
    }

    private boolean isCoveredBy(@Nullable Reread wanted) {
        Instant wish = wanted == null ? null : wanted.from();
        return from == null || wish != null && !from.isAfter(wish);
    }

    private Outcome ended(PullState before, PullState moved, DeltaClass delta, Duration overlap) {
        PullState after = moved;
        boolean readsDeltas = delta == DeltaClass.DELTA_TRUSTED || delta == DeltaClass.DELTA_PARTIAL;
        boolean movesWatermark = !isSweep || isFullSweep() && (before.watermark() == null || !readsDeltas);
        if (movesWatermark) {
            after = after.moved(startedAt.minus(overlap));
        }
        // a delta that some changes do not move says nothing about the counts it did not show
        boolean confirms = isFullSweep()
                || !isSweep && !(delta == DeltaClass.DELTA_PARTIAL && before.resource() == Resource.STOCK);
        boolean isSwept = isSweep && (from == null || before.resource() == Resource.ORDERS);
        Instant sweptAt = isSwept ? askedAt : before.sweptAt();
        Instant confirmedBefore = before.confirmedReceivedAt();
        after = confirms ? after.confirmed(startedAt, askedAt, sweptAt) : after.swept(sweptAt);
        return new Outcome(after, isFullSweep(), confirms && confirmedBefore != null ? confirmedBefore : null);
    }

    /// @param isCompleteSweep everything was read: what was not shown is missing
    /// @param previous start of the complete traversal before, our clock; null when none ended with the page
    record Outcome(PullState state, boolean isCompleteSweep, @Nullable Instant previous) {
        /// How old the newest complete knowledge was just before this one replaced it.
        @Nullable Duration behind(Instant now) {
            return previous == null ? null : Duration.between(previous, now);
        }
    }
}
