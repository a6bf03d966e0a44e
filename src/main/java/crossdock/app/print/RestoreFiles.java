package crossdock.app.print;

import crossdock.store.RestoreReport;
import crossdock.store.RestoreReport.Item;
import crossdock.ui.common.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report of a restore as two files: sentences for people, JSON for programs.
public final class RestoreFiles implements RestoreReport.Writer {
    private final Texts texts;

    public RestoreFiles(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Map<String, byte[]> files(RestoreReport report, Instant at) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("restored_at", at.toString());
        json.put("backup", report.backup().toString());
        json.put("passed_over", report.passedOver());
        json.put("backup_ends_at_event", report.backupEnds());
        json.put("events_carried", report.carried());
        json.put("events_known_before", report.knownBefore());
        json.put("commands_carried", report.commands());
        List<Map<String, Object>> items = report.items().stream().map(RestoreFiles::json).toList();
        json.put("to_look_at", items);
        StringBuilder text = new StringBuilder();
        text.append(texts.get(
                        "error.restored.head", report.backup().getFileName(), report.backupEnds(), report.carried(),
                        report.items().size()))
                .append('\n');
        for (Item item : report.items()) {
            text.append("- ").append(texts.get("error.restore." + item.kind())).append(' ');
            item.facts().forEach((name, value) -> text.append(name).append(' ').append(value).append("; "));
            text.append('\n');
        }
        return Map.of(
                "report.json", (Report.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8),
                "report.txt", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(Item item) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("look_at", item.kind().name());
        facts.putAll(item.facts());
        return facts;
    }
}
