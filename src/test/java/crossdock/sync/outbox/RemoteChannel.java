package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.Cell;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelException;
import crossdock.channel.Sender.Draft;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Probed;
import crossdock.channel.Sender.Receipt;
import crossdock.channel.Sender.Receipt.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// An [UnreliableChannel] in another process, asked over loopback: a line of words there, a line back. Killing who asks
/// leaves it as it is.
final class RemoteChannel {
    private static final String PLAIN = "plain";

    private final int port;

    RemoteChannel(int port) {
        this.port = port;
    }

    Draft draft(ChannelCommand command) {
        return new Draft(ask(switch (command) {
            case AdjustStock(Cell _, int units) -> "adjust;" + units;
            case SetStock(Cell _, int figure, int known) -> "count;" + figure + ";" + known;
            case AssignLocation(String order, String words, String mark) -> "tell;" + order + ";" + words + ";" + mark;
            default -> throw new IllegalArgumentException("not asked of this channel: " + command);
        }));
    }

    Receipt send(Draft draft, IdempotencyKey key) {
        return receipt(ask("send;" + draft.text() + ";" + key.value()));
    }

    Probed probe(Draft draft) {
        String answer = ask("probe;" + draft.text());
        return answer.equals("absent") ? new Probed.Absent() : new Probed.Done(receipt(answer));
    }

    private static Receipt receipt(String answer) {
        if (answer.equals(PLAIN)) {
            return Receipt.PLAIN;
        }
        String[] words = answer.split(";", -1);
        Instant stamp = words[1].isEmpty() ? null : Instant.parse(words[1]);
        return Receipt.showing(List.of(new Shown("V1", "L1", Integer.parseInt(words[0]), stamp)));
    }

    private String ask(String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = reader(socket).readLine();
            if (answer == null) {
                throw new ChannelException.Transient("no answer", 0, null, null);
            }
            return answer;
        } catch (IOException e) {
            throw new ChannelException.Transient("no answer", 0, null, e);
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Answers for the channel until it is closed. One request at a time; what it throws is no answer.
    static ServerSocket serve(UnreliableChannel channel) {
        try {
            ServerSocket door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> answer(door, channel));
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(ServerSocket door, UnreliableChannel channel) {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                String line = reader(client).readLine();
                if (line != null) {
                    String answer = told(channel, line.split(";"));
                    client.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException | ChannelException e) {
                continue; // closed, or the one who asked was killed, or the fault was meant
            }
        }
    }

    private static String told(UnreliableChannel channel, String[] words) {
        Cell cell = new Cell("V1", null, "L1");
        synchronized (channel) {
            return switch (words[0]) {
                case "adjust" -> channel.draft(new AdjustStock(cell, Integer.parseInt(words[1])), Instant.EPOCH).text();
                case "count" -> channel.draft(
                        new SetStock(cell, Integer.parseInt(words[1]), Integer.parseInt(words[2])), Instant.EPOCH)
                        .text();
                case "tell" ->
                    channel.draft(new AssignLocation(words[1], words[2], words[3]), Instant.EPOCH).text();
                case "send" -> shown(channel.send(new Draft(words[1]), new IdempotencyKey(words[2])));
                case "probe" -> switch (channel.probe(new Draft(words[1]))) {
                    case Probed.Done(Receipt receipt) -> shown(receipt);
                    case Probed.Absent _ -> "absent";
                    case Probed.Unclear _ -> throw new AssertionError("this channel keeps a ledger");
                };
                default -> throw new IllegalArgumentException(words[0]);
            };
        }
    }

    private static String shown(Receipt receipt) {
        if (receipt.shown().isEmpty()) {
            return PLAIN;
        }
        Shown shown = receipt.shown().getFirst();
        return shown.figure() + ";" + (shown.at() == null ? "" : shown.at());
    }
}
