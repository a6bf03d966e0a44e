package crossdock.app;

import crossdock.app.print.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes what the workspace knows to standard output or a file. Reads beside an open console.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write stock, orders, locations or channels as CSV or JSON lines, to standard output or a file.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    @Parameters(paramLabel = "WHAT", description = "stock, orders, locations or channels")
    private What what = What.STOCK;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv", description = "csv or json")
    private Rows.Format format = Rows.Format.CSV;

    @Option(names = "--out", paramLabel = "FILE", description = "file to write; replaced when it exists")
    private @Nullable Path file;

    enum What {
        STOCK,
        ORDERS,
        LOCATIONS,
        CHANNELS
    }

    @Override
    public Integer call() throws IOException {
        try (Reading workspace = Workspace.read(common.paths())) {
            if (file == null) {
                write(workspace, spec.commandLine().getOut());
                return Main.DONE;
            }
            Path draft = file.resolveSibling(file.getFileName() + ".part"); // a reader never sees half a file
            try (var out = new PrintWriter(Files.newBufferedWriter(draft, StandardCharsets.UTF_8))) {
                write(workspace, out);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return Main.DONE;
        }
    }

    private void write(Reading workspace, PrintWriter out) throws IOException {
        var exports = new Exports(workspace, new Rows(out, format));
        switch (what) {
            case STOCK -> exports.stock();
            case ORDERS -> exports.orders();
            case LOCATIONS -> exports.locations();
            case CHANNELS -> exports.channels();
        }
        out.flush();
        if (out.checkError()) {
            throw new IOException("the export could not be written to its end");
        }
    }
}
