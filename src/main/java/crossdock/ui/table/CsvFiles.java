package crossdock.ui.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated files in UTF-8 as RFC 4180 has them, lines ended by CR LF.
public final class CsvFiles implements RowExports {
    @Override
    public Sheet create(Path file, List<String> head) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file name");
        }
        Path fresh = Files.createTempFile(folder, target.getFileName().toString(), ".part");
        var sheet = new CsvSheet(target, fresh, Files.newBufferedWriter(fresh, StandardCharsets.UTF_8));
        sheet.row(head);
        return sheet;
    }

    private static final class CsvSheet implements Sheet {
        private final Path target;
        private final Path fresh;
        private final BufferedWriter out;

        CsvSheet(Path target, Path fresh, BufferedWriter out) {
            this.target = target;
            this.fresh = fresh;
            this.out = out;
        }

        @Override
        public void row(List<String> cells) throws IOException {
            out.write(cells.stream().map(CsvSheet::quoted).collect(Collectors.joining(",", "", "\r\n")));
        }

        private static String quoted(String cell) {
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }

        @Override
        public void keep() throws IOException {
            out.close(); // Windows moves no open file
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(fresh);
        }
    }
}
