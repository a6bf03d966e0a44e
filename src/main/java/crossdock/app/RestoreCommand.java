package crossdock.app;

import crossdock.app.print.Report;
import crossdock.kernel.Outcome;
import crossdock.store.Restore;
import crossdock.store.RestoreReport;
import crossdock.ui.common.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Puts a backup in the place of a damaged database.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup in the place of a damaged database, with what the damaged file still says.",
            "The damaged file is kept; the channels are read from the start afterwards. Ends with 1 when there is"
                    + " something a person must look at."
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    @Option(
            names = "--backup",
            paramLabel = "FILE",
            defaultValue = "newest",
            description = "a backup of this workspace, or 'newest' for the newest good one (default)")
    private String backup = "newest";

    @Option(names = "--dry-run", description = "say what would be done, change nothing")
    private boolean isDryRun;

    @Override
    public Integer call() {
        Path wanted = backup.equals("newest") ? null : Path.of(backup);
        Outcome<RestoreReport> outcome = Workspace.restore(common.paths(), step -> {}).run(wanted, isDryRun);
        return switch (outcome) {
            case Outcome.Refused<RestoreReport>(var code, var args) -> {
                spec.commandLine().getErr().println(
                        Texts.lenient(Locale.getDefault()).get("refusal." + code, args.toArray()));
                yield Main.UNUSABLE;
            }
            case Outcome.Done<RestoreReport>(RestoreReport report) -> {
                tell(report);
                yield report.items().isEmpty() ? Main.DONE : Main.PROBLEMS;
            }
        };
    }

    private void tell(RestoreReport report) {
        Report out = common.report();
        Texts texts = Texts.lenient(Locale.getDefault());
        for (RestoreReport.Item item : report.items()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("look_at", item.kind().name());
            if (!out.isJson()) {
                facts.put("look_at", texts.get("error.restore." + item.kind()));
            }
            facts.putAll(item.facts());
            out.line(facts);
        }
        report.passedOver().forEach((name, why) -> out.line(Map.of("passed_over", name, "why", why)));
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put(isDryRun ? "would_restore" : "restored", report.backup().toString());
        sums.put("backup_ends_at_event", report.backupEnds());
        sums.put("events_carried", report.carried());
        sums.put("events_known_before", report.knownBefore());
        sums.put("commands_carried", report.commands());
        sums.put("to_look_at", report.items().size());
        sums.put("damaged_kept_in", report.keptIn() == null ? "" : report.keptIn().toString());
        out.line(sums);
    }
}
