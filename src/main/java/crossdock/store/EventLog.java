package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.EpochMicros;
import crossdock.store.ChainFinding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The chained log of what was decided. Rows are appended inside the write that decided; after its commit the newest
/// (sequence, MAC) goes to the head file. Everything but [#verify] belongs to the writer thread.
public final class EventLog implements AutoCloseable {
    /// Type of the event that keeps an alarm about the head; it stays in the chain, so the alarm cannot be waited out.
    static final String ALARM = "ChainAlarmRaised";

    private static final String COLUMNS = "seq, batch, at_micros, actor_kind, actor, type, subject, facts, mac";
    static final String INSERT = "INSERT INTO event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String ALL = "SELECT " + COLUMNS + " FROM event ORDER BY seq";
    private static final String NEWEST = "SELECT seq, mac, batch FROM event ORDER BY seq DESC LIMIT 1";

    private final SecretKey key;
    private final EventChain chain;
    private final WriterConnection writer;
    private final ChainHead head;
    private final Path headFile;
    private Link tip = new Link(0, EventChain.start());
    private Link committed = tip;
    private boolean headBehind;

    /// One link of the chain.
    ///
    /// @param seq 0 before the first event
    record Link(long seq, byte[] mac) {
        boolean same(Link other) {
            return seq == other.seq && Arrays.equals(mac, other.mac);
        }
    }

    EventLog(SecretKey key, WriterConnection writer, Path headFile) throws IOException {
        this.key = key;
        this.chain = new EventChain(key);
        this.writer = writer;
        this.headFile = headFile;
        this.head = new ChainHead(headFile);
    }

    /// For a file that is being made: from now on a missing head means that somebody took it away. An existing head
    /// stays.
    void begin() throws IOException {
        if (head.newest().isEmpty()) {
            head.write(tip);
        }
    }

    /// Reads the newest event and judges the head file against it. Call once, before the first write.
    Optional<ChainFinding> start(Statements statements) {
        Newest newest = statements
                .first(NEWEST, row -> new Newest(new Link(row.getLong(1), row.getBytes(2)), row.getLong(3)))
                .orElse(new Newest(tip, 0));
        tip = newest.link;
        committed = tip;
        Optional<ChainFinding> finding = judge(statements, newest);
        headBehind = head.newest().filter(tip::same).isEmpty();
        return finding;
    }

    private record Newest(Link link, long batch) {}

    private Optional<ChainFinding> judge(Statements statements, Newest newest) {
        long last = newest.link.seq;
        if (head.newest().isEmpty()) {
            return Optional.of(new ChainFinding(Kind.HEAD_MISSING, last));
        }
        Link known = head.newest().get();
        if (known.seq > last) {
            return Optional.of(new ChainFinding(Kind.CUT_OFF, known.seq));
        }
        if (!known.same(at(statements, known.seq))) {
            return Optional.of(new ChainFinding(Kind.HEAD_DIFFERS, known.seq));
        }
        if (known.seq == last) {
            return Optional.empty();
        }
        boolean oneCommit = known.seq == newest.batch - 1;
        return Optional.of(new ChainFinding(oneCommit ? Kind.HEAD_MENDED : Kind.HEAD_STALE, known.seq));
    }

    private static Link at(Statements statements, long seq) {
        String query = "SELECT seq, mac FROM event WHERE seq = ?";
        return statements
                .first(query, row -> new Link(row.getLong(1), row.getBytes(2)), seq)
                .orElse(new Link(0, EventChain.start()));
    }

    void append(Actor actor, DomainEvent event, Instant at) {
        EventChain.Row row = new EventChain.Row(
                tip.seq + 1,
                committed.seq + 1,
                EpochMicros.of(at),
                actor.kind().name(),
                actor.name(),
                event.type(),
                event.subject(),
                EventChain.json(event.facts()));
        byte[] mac = chain.mac(tip.mac, row);
        writer.current()
                .update(
                        INSERT, row.seq(), row.batch(), row.atMicros(), row.actorKind(), row.actor(), row.type(),
                        row.subject(), row.facts(), mac);
        tip = new Link(row.seq(), mac);
    }

    /// The newest event of the open write; its sequence is what other rows of the write refer to.
    Link tip() {
        return tip;
    }

    /// A savepoint or the whole write was undone.
    void returnTo(Link earlier) {
        tip = earlier;
    }

    void undone() {
        tip = committed;
    }

    boolean hasUncommitted() {
        return tip.seq != committed.seq;
    }

    /// The rows are durable. A head that cannot be written now is written before the next write begins: the commit
    /// stands either way.
    void committed() {
        if (!hasUncommitted()) {
            return;
        }
        committed = tip;
        headBehind = true;
        try {
            settleHead();
        } catch (IOException e) {
            LoggerFactory.getLogger(EventLog.class).error("the head of the event chain could not be written", e);
        }
    }

    /// Brings the head file up to the last commit. While this fails no write may begin, so the head is never two
    /// commits behind.
    void settleHead() throws IOException {
        if (headBehind) {
            head.write(committed);
            headBehind = false;
        }
    }

    /// Recomputes the whole chain on a reader and compares it with the head file. Empty when nothing is wrong.
    public List<ChainFinding> verify(Readers readers) {
        List<ChainFinding> findings = new ArrayList<>();
        // Before the snapshot: then the head may lag behind it, and is never ahead.
        Optional<Link> known = ChainHead.peek(headFile);
        return readers.read(statements -> {
            Walk walk = new Walk(findings, known.orElse(null));
            statements.each(ALL, walk::visit);
            walk.finish();
            return List.copyOf(findings);
        });
    }

    /// One fact of every event about a subject, oldest first; empty where an event does not state it.
    public static List<Optional<String>> fact(Readers readers, String subject, String name) {
        return readers.read(statements -> statements.list(
                "SELECT json_extract(facts, '$.' || ?) FROM event WHERE subject = ? ORDER BY seq",
                row -> Optional.ofNullable(row.getString(1)), name, subject));
    }

    /// One pass over the rows in order.
    private final class Walk {
        private final EventChain own = new EventChain(key); // the other one belongs to the writer thread
        private final List<ChainFinding> findings;
        private final @Nullable Link known;
        private long seq;
        private byte[] mac = EventChain.start();
        private boolean broken;

        Walk(List<ChainFinding> findings, @Nullable Link known) {
            this.findings = findings;
            this.known = known;
        }

        void visit(ResultSet row) throws SQLException {
            EventChain.Row event = new EventChain.Row(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5),
                    row.getString(6), row.getString(7), row.getString(8));
            byte[] stored = row.getBytes(9);
            if (!broken) {
                judge(event, stored);
            }
            if (known != null && known.seq == event.seq() && !Arrays.equals(known.mac, stored)) {
                findings.add(new ChainFinding(Kind.HEAD_DIFFERS, known.seq));
            }
            if (event.type().equals(ALARM)) {
                findings.add(new ChainFinding(Kind.ALARM_ON_RECORD, event.seq()));
            }
            seq = event.seq();
            mac = stored;
        }

        private void judge(EventChain.Row event, byte[] stored) {
            if (event.seq() != seq + 1) {
                findings.add(new ChainFinding(Kind.GAP, event.seq()));
                broken = true;
            } else if (!Arrays.equals(own.mac(mac, event), stored)) {
                findings.add(new ChainFinding(Kind.BROKEN, event.seq()));
                broken = true;
            }
        }

        void finish() {
            if (known == null) {
                findings.add(new ChainFinding(Kind.HEAD_MISSING, seq));
            } else if (known.seq > seq) {
                findings.add(new ChainFinding(Kind.CUT_OFF, known.seq));
            }
        }
    }

    byte[] keyCheck() {
        return chain.keyCheck();
    }

    @Override
    public void close() throws IOException {
        head.close();
    }
}
