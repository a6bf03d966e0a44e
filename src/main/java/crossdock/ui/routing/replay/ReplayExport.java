package crossdock.ui.routing.replay;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Row;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.table.CsvFiles;
import crossdock.ui.table.RowExports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Orders that a replay treats differently, as a file.
public final class ReplayExport {
    private static final List<String> HEAD = List.of(
            "order", "change", "published", "draft", "parcels_published", "parcels_draft", "metres_more",
            "cost_more_minor", "later_seconds", "rule");

    private ReplayExport() {}

    public static void ask(ReplayReport report, Node owner, RoutingPorts ports, Texts texts) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("routing.replay.export"));
        chooser.setInitialFileName("replay.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        @Nullable File file = chooser.showSaveDialog(owner.getScene().getWindow());
        if (file != null) {
            ports.background().run(
                    () -> write(report, file.toPath()),
                    rows -> ports.notices().tell("routing.replay.exported", rows, file),
                    trouble -> ports.notices().warn(
                            "routing.replay.unwritten", file, String.valueOf(trouble.getMessage())));
        }
    }

    static int write(ReplayReport report, Path file) throws IOException {
        try (RowExports.Sheet sheet = new CsvFiles().create(file, HEAD)) {
            for (Row row : report.rows()) {
                Long later = row.later();
                sheet.row(List.of(
                        row.number(), row.kind(), row.was(), row.is(), Integer.toString(row.parcelsWas()),
                        Integer.toString(row.parcelsIs()), Long.toString(row.metres()), Long.toString(row.cost()),
                        later == null ? "" : later.toString(), row.rule()));
            }
            sheet.keep();
        }
        return report.rows().size();
    }
}
