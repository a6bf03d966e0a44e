package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand;
import crossdock.channel.Sender;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.rig.Standstill;
import crossdock.store.TestStore;
import crossdock.sync.outbox.Dispatcher.Steps.Step;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A way out in a process of its own: changes and counts stock, or assigns orders, sends, and stands still at one point,
/// where it can be killed. Each act that returned is told in a file, as a screen would have shown it.
public final class KilledRoom {
    /// Instead of a dialect: the channel is told where its orders leave from.
    static final String LETTERS = "LETTERS";

    private static final String NOWHERE = "nowhere";

    private final PostRoom room;
    private final Path acts;
    private final int run;
    private int orders;

    private KilledRoom(PostRoom room, Path acts, int run) {
        this.room = room;
        this.acts = acts;
        this.run = run;
    }

    static Dialect dialect(String sort) {
        return sort.equals(LETTERS) ? Dialect.PROBED : Dialect.valueOf(sort);
    }

    /// Arguments: folder, run, dialect or letters, port of the channel, step or `nowhere`, how often it is passed before,
    /// file that tells when the point is reached, file of acts.
    public static void main(String[] args) throws IOException {
        int run = Integer.parseInt(args[1]);
        var like = new UnreliableChannel(dialect(args[2]), 100, () -> Shelves.at(0));
        try (PostRoom room = new PostRoom(Path.of(args[0]), run, like, remote(Integer.parseInt(args[3])))) {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(args[5]));
            if (!args[4].equals(NOWHERE)) {
                Step deadly = Step.valueOf(args[4]);
                room.steps = step -> {
                    if (step == deadly && left.getAndDecrement() == 0) {
                        Standstill.at(Path.of(args[6]));
                    }
                };
            }
            KilledRoom killed = new KilledRoom(room, Path.of(args[7]), run);
            LetterRoom letters = args[2].equals(LETTERS) ? new LetterRoom(room) : null;
            do {
                if (letters == null) {
                    killed.changeStock();
                } else {
                    killed.assign(letters);
                }
            } while (args[4].equals(NOWHERE));
        }
    }

    private static Sender remote(int port) {
        var channel = new RemoteChannel(port);
        return new Sender() {
            @Override
            public int batch() {
                return 100;
            }

            @Override
            public Draft draft(ChannelCommand command, Instant happenedAt) {
                return channel.draft(command);
            }

            @Override
            public Receipt send(Draft draft, IdempotencyKey key) {
                return channel.send(draft, key);
            }

            @Override
            public Probed probe(Draft draft) {
                return channel.probe(draft);
            }
        };
    }

    private void changeStock() throws IOException {
        adjust(-3);
        adjust(5);
        send();
        send();
        count(1);
        count(2); // the first of the two was not sent: it collapses
        send();
    }

    private void assign(LetterRoom letters) throws IOException {
        LocationId warehouse = room.shelves.warehouse;
        for (int i = 0; i < 2; i++) {
            OrderId order = letters.order("r" + run + "-" + ++orders, false);
            letters.move(order, 3, LocationId.NONE, warehouse);
            told();
            send();
            letters.move(order, 1, warehouse, room.shelves.store);
            told();
            letters.move(order, 1, warehouse, room.shelves.store); // nobody was told of the first: both go at once
            told();
            send();
        }
    }

    private void adjust(int units) throws IOException {
        told(room.adjust(units));
    }

    private void count(int more) throws IOException {
        int seen = room.onHand();
        told(room.adjustments.count(
                TestStore.CLERK, new Count(room.shelves.chair, room.shelves.store, seen, seen + more)));
    }

    private void told(Outcome<Integer> outcome) throws IOException {
        if (outcome instanceof Done) {
            told();
        }
    }

    private void told() throws IOException {
        Files.writeString(acts, "done\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void send() {
        PushStep stepped = room.step();
        if (stepped.due().isAfter(room.now) && stepped.due().isBefore(room.now.plusSeconds(30))) {
            room.now = stepped.due();
        }
    }
}
