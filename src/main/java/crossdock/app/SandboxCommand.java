package crossdock.app;

import crossdock.app.print.Report;
import crossdock.sandbox.PracticeWorld;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves the practice channels until it is stopped.
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Serve the practice channels on 127.0.0.1 until stopped. First prints one JSON line with each"
                + " channel's name, kind, url and token.")
final class SandboxCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "0",
            description = "first of two ports; 0 takes any free ones (default: 0)")
    private int portBase;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "same seed, same world and same orders (default: 1)")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "20",
            description = "1 is an order every 20 s; shop delays shrink alike (default: 20)")
    private double speed;

    @Override
    public Integer call() throws Exception {
        PracticeWorld.Settings settings;
        try {
            settings = new PracticeWorld.Settings(portBase, seed, speed);
        } catch (IllegalArgumentException e) {
            throw new Main.BadUse(String.valueOf(e.getMessage()));
        }
        PracticeWorld world = PracticeWorld.start(settings, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(world::close, "practice-world-end"));
        List<Map<String, String>> channels = new ArrayList<>();
        for (PracticeWorld.Channel channel : world.channels()) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("name", channel.name());
            facts.put("kind", channel.kind());
            facts.put("url", channel.url());
            facts.put("token", channel.token());
            channels.add(facts);
        }
        var out = new Report(common.report().out(), true);
        out.line(Map.of("channels", channels));
        new CountDownLatch(1).await(); // until the process is ended
        return Main.DONE;
    }
}
