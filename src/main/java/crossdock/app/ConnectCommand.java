package crossdock.app;

import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.ui.common.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Connects a channel from the command line. The secret never comes as an argument, where other users could read it.
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Connect a channel. The secret is read from CROSSDOCK_SECRET, or from standard input.")
final class ConnectCommand implements Callable<Integer> {
    private static final Set<String> UNREACHABLE =
            Set.of("connection.noAnswer", "connection.wrongPath", "connection.otherThing", "connection.unauthorized",
                    "connection.rejected");
    private static final Set<String> WRONGLY_PUT =
            Set.of("connection.settings", "connection.url", "connection.port", "connection.urlHoldsMore",
                    "connection.name");

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    @Option(names = "--channel", required = true, paramLabel = "NAME", description = "what to call it here")
    private String name = "";

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "square, woocommerce, vendure or file")
    private String kind = "";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "base address; for file the folder as file:///...")
    private String url = "";

    @Option(names = "--user", paramLabel = "U", defaultValue = "", description = "account or consumer key")
    private String user = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "realtime (every few seconds) or neartime (every 15 minutes); default: realtime, file:"
                    + " neartime")
    private String mode = "";

    @Override
    public Integer call() throws Exception {
        Optional<String> handed = common.handedSecret();
        String secret = handed.isPresent() ? handed.get() : secret();
        Wish wish = new Wish(name, kind, url, user, secret, mode());
        return common.work(secret, workspace -> {
            Actor actor = Workspace.COMMAND_LINE;
            Outcome<ChannelConnection> outcome = workspace.connections.connect(actor, wish);
            return switch (outcome) {
                case Outcome.Refused<ChannelConnection> refused -> {
                    spec.commandLine().getErr().println(Texts.lenient(Locale.getDefault())
                            .refusal(refused.code(), refused.args()));
                    yield UNREACHABLE.contains(refused.code())
                            ? Main.UNREACHABLE
                            : WRONGLY_PUT.contains(refused.code()) ? ExitCode.USAGE : Main.PROBLEMS;
                }
                case Outcome.Done<ChannelConnection>(ChannelConnection connected) -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    facts.put("connected", connected.name());
                    facts.put("id", connected.id().value());
                    facts.put("kind", connected.kind());
                    facts.put("mode", connected.mode().name());
                    common.report().line(facts);
                    yield Main.DONE;
                }
            };
        });
    }

    private Mode mode() {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "" -> kind.equals("file") ? Mode.NEARTIME : Mode.REALTIME;
            case "realtime" -> Mode.REALTIME;
            case "neartime" -> Mode.NEARTIME;
            default -> throw new Main.BadUse("--mode is realtime or neartime, not '" + mode + "'");
        };
    }

    private String secret() throws IOException {
        String fromEnvironment = System.getenv("CROSSDOCK_SECRET");
        if (fromEnvironment != null) {
            return fromEnvironment;
        }
        if (kind.equals("file")) {
            return "";
        }
        if (System.console() != null && System.console().isTerminal()) {
            char[] typed = System.console().readPassword("Secret of %s: ", name);
            return typed == null ? "" : new String(typed);
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "" : line.strip();
    }
}
