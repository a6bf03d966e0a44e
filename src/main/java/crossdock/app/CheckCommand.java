package crossdock.app;

import crossdock.app.print.Report;
import crossdock.store.ChainFinding;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.store.stock.LedgerCheck;
import crossdock.ui.common.Texts;
import crossdock.sync.outbox.OutboxQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Folds every ledger again, and looks whether file and event log are whole. Changes nothing.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Fold every ledger again and compare it with the rows on screen; verify the event log and the"
                + " file.")
final class CheckCommand implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        return common.work("", workspace -> {
            Report out = common.report();
            List<String> file = workspace.checkFile();
            file.forEach(finding -> out.line(Map.of("problem", "file", "finding", finding)));
            if (!file.isEmpty()) { // what its ledgers say would mean nothing
                throw new WorkspaceUnusable(
                        WorkspaceUnusable.Code.DAMAGED, workspace.file().toString());
            }
            List<ChainFinding> chain = workspace.checkChain();
            for (ChainFinding finding : chain) {
                String words = Texts.lenient(Locale.getDefault()).get("error.chain." + finding.kind(), finding.seq());
                out.line(Map.of("problem", "event log", "finding", finding.kind().name(), "says", words));
            }
            LedgerCheck.Result ledgers = workspace.checkLedgers(SHOWN);
            for (LedgerCheck.Finding finding : ledgers.findings()) {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("problem", finding.table());
                facts.put("sku", finding.sku());
                facts.put("location", finding.location());
                facts.put("field", finding.field());
                facts.put("kept", finding.kept());
                facts.put("ledger", finding.ledger());
                out.line(facts);
            }
            List<OutboxQueries.Row> stuck = stuck(workspace, out);
            Map<String, Object> sum = new LinkedHashMap<>();
            sum.put("cells", ledgers.cells());
            sum.put("differences", ledgers.differences());
            sum.put("lines", ledgers.lines());
            sum.put("findings", chain.size());
            sum.put("stuck", stuck.size());
            out.line(sum);
            return ledgers.differences() + chain.size() + stuck.size() == 0 ? Main.DONE : Main.PROBLEMS;
        });
    }

    /// Commands that wait for a person, or that nothing has moved for a day.
    private static List<OutboxQueries.Row> stuck(Workspace workspace, Report out) {
        Instant yesterday = InstantSource.system().instant().minus(Duration.ofDays(1));
        List<OutboxQueries.Row> stuck = workspace.reading.outbox().stuck(yesterday, SHOWN);
        for (OutboxQueries.Row row : stuck) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("problem", "outbox");
            facts.put("command", row.owing().id());
            facts.put("channel", row.channel());
            facts.put("kind", row.owing().kind().name());
            facts.put("sku", row.code());
            facts.put("location", row.place());
            facts.put("state", row.owing().state().name());
            facts.put("code", row.owing().code());
            facts.put("words", row.owing().words());
            out.line(facts);
        }
        return stuck;
    }
}
