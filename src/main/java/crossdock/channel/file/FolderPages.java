package crossdock.channel.file;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelException.Silence;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.Unreadable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The files of one kind in a folder, as one traversal in pages. The token names file and row, so a
/// traversal can be taken up anywhere; a reader left open where the last page ended only saves
/// reading the file's beginning again.
final class FolderPages<T> {
    private static final int PAGE = 5_000;

    private final Path folder;
    private final String prefix;
    private final TableKind kind;
    private final Function<FolderFile, RowReader<T>> reader;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Open> kept = new AtomicReference<>();

    FolderPages(
            Path folder,
            String prefix,
            TableKind kind,
            Function<FolderFile, RowReader<T>> reader,
            InstantSource clock) {
        this.folder = folder;
        this.prefix = prefix;
        this.kind = kind;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param arrived of the file, epoch microseconds
    /// @param rows of it that were read
    record Token(String name, long arrived, long size, long rows) {
        static Token parse(String text) {
            try {
                return JsonPage.read(
                        JsonPage.tree(text.getBytes(StandardCharsets.UTF_8)), Token.class);
            } catch (Unreadable | ChannelException.Transient e) {
                throw new ChannelException.Rejected(
                        "the page token is not one of this connector", 0, null);
            }
        }

        String text() {
            return new String(JsonPage.write(this), StandardCharsets.UTF_8);
        }
    }

    private record Open(Token token, TableRows rows, Cells cells) {}

    ChannelPage<T> pull(Cursor cursor) {
        try {
            if (!Files.isDirectory(folder)) {
                throw ChannelException.Transient.silent(Silence.FOLDER_MISSING, name());
            }
            List<FolderFile> files =
                    FolderFile.list(folder, prefix, cursor.watermark(), clock.instant());
            Token token = cursor.pageToken() == null ? null : Token.parse(cursor.pageToken());
            for (FolderFile file : files) {
                boolean isAt = token != null && isSame(file, token);
                if (token == null || isAt || isAfter(file, token)) {
                    return page(file, isAt && token != null ? token.rows() : 0, files);
                }
            }
            return new ChannelPage<>(List.of(), List.of(), null, null, 0);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new ChannelException.Unauthorized(Silence.FOLDER_DENIED.at(name()), 0);
        } catch (IOException e) {
            // a path in the message would be harmless, a file name may not be
            throw ChannelException.Transient.silent(Silence.FOLDER_UNREADABLE, name());
        }
    }

    private String name() {
        return String.valueOf(folder.getFileName());
    }

    private static long micros(Instant instant) {
        return crossdock.kernel.EpochMicros.of(instant);
    }

    private static boolean isSame(FolderFile file, Token token) {
        return file.name().equals(token.name())
                && micros(file.arrived()) == token.arrived()
                && file.size() == token.size();
    }

    private static boolean isAfter(FolderFile file, Token token) {
        long arrived = micros(file.arrived());
        return arrived > token.arrived()
                || (arrived == token.arrived() && file.name().compareTo(token.name()) > 0);
    }

    private ChannelPage<T> page(FolderFile file, long from, List<FolderFile> files)
            throws IOException {
        List<Pulled<T>> rows = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>();
        Token done = new Token(file.name(), micros(file.arrived()), file.size(), from);
        boolean isLastFile = files.getLast().equals(file);
        try {
            Open open = open(file, done);
            long read = fill(open, file, rows, refused);
            Token next = new Token(done.name(), done.arrived(), done.size(), from + read);
            if (read == PAGE) {
                keep(new Open(next, open.rows(), open.cells()));
                return new ChannelPage<>(rows, refused, next.text(), null, 0);
            }
            open.rows().close();
            FolderFile now = FolderFile.of(file.path());
            if (!isSame(now, done)) {
                throw new ChannelException.Transient(
                        "a file was written while it was read", 0, null, null);
            }
        } catch (Unreadable e) {
            refused.add(e.refuse(file.name(), new byte[0]));
        } catch (EOFException | ZipException e) {
            refused.add(
                    new Unreadable("file.cutOff", file.name()).refuse(file.name(), new byte[0]));
        }
        // past every row of this file, so the next page begins with the next file
        Token end = new Token(done.name() + "\uFFFF", done.arrived(), done.size(), 0);
        return new ChannelPage<>(rows, refused, isLastFile ? null : end.text(), null, file.size());
    }

    private long fill(Open open, FolderFile file, List<Pulled<T>> rows, List<RefusedRow> refused)
            throws IOException {
        RowReader<T> toRecord = reader.apply(file);
        TableSink<T> sink =
                new TableSink<>() {
                    @Override
                    public void accept(long line, Pulled<T> row) {
                        rows.add(row);
                    }

                    @Override
                    public void refuse(long line, RefusedRow row) {
                        refused.add(
                                new RefusedRow(
                                        file.name() + row.externalId(),
                                        row.code(),
                                        row.args(),
                                        row.raw()));
                    }
                };
        long read = 0;
        for (TableRow row = open.rows().next(); row != null; row = open.rows().next()) {
            TableFile.take(row, open.cells(), toRecord, sink);
            if (++read == PAGE) {
                return read;
            }
        }
        return read;
    }

    private Open open(FolderFile file, Token at) throws IOException {
        Open open = kept.getAndSet(null);
        if (open != null && open.token().equals(at)) {
            return open;
        }
        if (open != null) {
            open.rows().close();
        }
        ColumnMapping saved = savedMapping();
        TableFile table =
                saved == null ? TableFile.open(file.path()) : TableFile.open(file.path(), saved);
        ColumnMapping mapping = saved == null ? table.guess(kind, ZoneOffset.UTC) : saved;
        table.check(mapping, kind);
        TableRows rows = table.rows();
        for (long skipped = 0; skipped < at.rows() && rows.next() != null; skipped++) {
            // rows of the pages before
        }
        return new Open(at, rows, new Cells(mapping, table.dialect()));
    }

    private void keep(Open open) throws IOException {
        Open before = kept.getAndSet(open);
        if (before != null) {
            before.rows().close();
        }
    }

    /// `stock.mapping.json` and the like, beside the files.
    private @Nullable ColumnMapping savedMapping() throws IOException {
        Path file =
                folder.resolve(kind.name().toLowerCase(java.util.Locale.ROOT) + ".mapping.json");
        return Files.isRegularFile(file) ? ColumnMapping.load(file) : null;
    }
}
