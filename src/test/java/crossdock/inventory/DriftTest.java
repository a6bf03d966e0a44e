package crossdock.inventory;

import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.inventory.Drift.Cause;
import crossdock.inventory.Drift.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why a channel shows another value than it should: the first cause that holds.
class DriftTest {
    private static final Instant OBSERVED = at(10);

    private static @Nullable Cause cause(Evidence evidence) {
        return Drift.judge(7, 3, evidence).cause();
    }

    private static Evidence evidence(
            boolean mapped, @Nullable Instant ordersRead, @Nullable Integer change, int explained) {
        return new Evidence(mapped, false, false, null, OBSERVED, ordersRead, null, explained, change);
    }

    @Test
    void equalValuesHaveNoCause() {
        assertNull(Drift.judge(3, 3, evidence(true, null, null, 0)).cause());
    }

    @Test
    void unitsAtRiskAreOnlyThoseSoldTooMany() {
        assertEquals(4, Drift.judge(7, 3, evidence(true, at(11), null, 0)).unitsAtRisk());
        assertEquals(0, Drift.judge(1, 3, evidence(true, at(11), null, 0)).unitsAtRisk());
    }

    @Test
    void unmappedComesFirst() {
        assertEquals(Cause.MAPPING, cause(evidence(false, null, 4, 0)));
    }

    @Test
    void valueIsJudgedOnlyAfterOrdersWereReadSince() {
        assertEquals(Cause.LAG, cause(evidence(true, null, 4, 0)));
        assertEquals(Cause.LAG, cause(evidence(true, OBSERVED, 4, 0)));
        assertEquals(Cause.MANUAL_EDIT, cause(evidence(true, at(11), 4, 0)));
    }

    @Test
    void changeThatOrdersExplainIsNoManualEdit() {
        assertEquals(Cause.LEDGER, cause(evidence(true, at(11), -2, -2)));
        assertEquals(Cause.LEDGER, cause(evidence(true, at(11), null, 0)));
    }

    @Test
    void failedPushBeforeLagAndAllocationBeforeManualEdit() {
        assertEquals(
                Cause.PUBLISH, cause(new Evidence(true, true, true, at(9), OBSERVED, at(11), at(1), 0, 4)));
        assertEquals(Cause.LAG, cause(new Evidence(true, false, true, at(9), OBSERVED, at(11), at(1), 0, 4)));
        assertEquals(Cause.LAG, cause(new Evidence(true, false, false, at(12), OBSERVED, at(11), at(1), 0, 4)));
        assertEquals(Cause.POLICY, cause(new Evidence(true, false, false, at(5), OBSERVED, at(11), at(6), 0, 4)));
        assertEquals(Cause.MANUAL_EDIT, cause(new Evidence(true, false, false, at(6), OBSERVED, at(11), at(5), 0, 4)));
    }
}
