package crossdock.store.routing;

import crossdock.fulfilment.Policies;
import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.PolicyDraft.Proposal;
import crossdock.fulfilment.Publication;
import crossdock.kernel.EpochMicros;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Policies in SQLite, versions as canonical JSON.
public final class SqlPolicies implements Policies {
    private static final String DRAFT = "SELECT id, version, policy, based_on, changed_at, changed_by, proposed_by,"
            + " proposed_at, effective_from, replay FROM policy_draft";
    private static final String SECOND_PERSON = "routing.secondPerson";

    private final WriterConnection writer;
    private final Readers readers;

    public SqlPolicies(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void keep(String hash, String json, Instant at, String by) {
        writer.current().update("INSERT OR IGNORE INTO policy_version VALUES (?, ?, ?, ?)", hash, json, at, by);
    }

    @Override
    public Optional<String> version(String hash) {
        return readers.read(sql -> sql.first(
                "SELECT policy FROM policy_version WHERE hash = ?",
                row -> row.getString(1),
                hash));
    }

    @Override
    public List<Publication> publications() {
        return readers.read(sql -> sql.list(
                "SELECT p.seq, p.hash, v.policy ->> 'name', p.effective_from, p.published_at, p.published_by,"
                        + " p.approved_by, p.rollback, p.withdrawn_at FROM policy_publication p"
                        + " JOIN policy_version v ON v.hash = p.hash ORDER BY p.seq",
                row -> new Publication(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        EpochMicros.toInstant(row.getLong(4)),
                        EpochMicros.toInstant(row.getLong(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8),
                        instant(row, 9))));
    }

    @Override
    public Publication publish(Publication act) {
        Statements sql = writer.current();
        long seq = sql.insert(
                "INSERT INTO policy_publication (hash, effective_from, published_at, published_by, approved_by,"
                        + " rollback) VALUES (?, ?, ?, ?, ?, ?)",
                act.hash(),
                act.effectiveFrom(),
                act.publishedAt(),
                act.publishedBy(),
                act.approvedBy(),
                act.rollback());
        return new Publication(
                seq, act.hash(), act.name(), act.effectiveFrom(), act.publishedAt(), act.publishedBy(),
                act.approvedBy(), act.rollback(), act.withdrawnAt());
    }

    @Override
    public void withdraw(long seq, Instant at) {
        writer.current().update("UPDATE policy_publication SET withdrawn_at = ? WHERE seq = ?", at, seq);
    }

    @Override
    public List<PolicyDraft> drafts() {
        return readers.read(sql -> sql.list(DRAFT + " ORDER BY changed_at DESC, id DESC", SqlPolicies::draft));
    }

    @Override
    public Optional<PolicyDraft> draft(long id) {
        return readers.read(sql -> sql.first(DRAFT + " WHERE id = ?", SqlPolicies::draft, id));
    }

    private static PolicyDraft draft(ResultSet row) throws SQLException {
        String proposedBy = row.getString(7);
        return PolicyDraft.read(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                EpochMicros.toInstant(row.getLong(5)),
                row.getString(6),
                proposedBy == null
                        ? null
                        : new Proposal(
                                proposedBy,
                                EpochMicros.toInstant(row.getLong(8)),
                                EpochMicros.toInstant(row.getLong(9))),
                row.getString(10));
    }

    @Override
    public PolicyDraft put(PolicyDraft draft) {
        Proposal proposal = draft.proposed();
        long id = writer.current().first(
                        "INSERT OR REPLACE INTO policy_draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                        row -> row.getLong(1),
                        draft.id() == 0 ? null : draft.id(),
                        draft.version(),
                        draft.json(),
                        draft.basedOn(),
                        draft.changedAt(),
                        draft.changedBy(),
                        proposal == null ? null : proposal.by(),
                        proposal == null ? null : proposal.at(),
                        proposal == null ? null : proposal.effectiveFrom(),
                        draft.replay())
                .orElseThrow();
        return draft.withId(id);
    }

    @Override
    public void drop(long draft) {
        writer.current().update("DELETE FROM policy_draft WHERE id = ?", draft);
    }

    @Override
    public boolean needsSecondPerson() {
        return readers.read(sql -> sql.first(
                        "SELECT value FROM meta WHERE name = ?", row -> row.getString(1), SECOND_PERSON))
                .filter("1"::equals)
                .isPresent();
    }

    @Override
    public void needSecondPerson(boolean isNeeded) {
        writer.current().update("INSERT OR REPLACE INTO meta VALUES (?, ?)", SECOND_PERSON, isNeeded ? "1" : "0");
    }

    @Override
    public Optional<String> usualCurrency() {
        return readers.read(sql -> sql.first(
                "SELECT currency FROM listing WHERE currency IS NOT NULL"
                        + " GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1",
                row -> row.getString(1)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : EpochMicros.toInstant(micros);
    }
}
