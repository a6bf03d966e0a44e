package crossdock.channel.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file that somebody put into the folder.
///
/// @param arrived the latest of written, created and (where the system keeps it) renamed: a copied
///   file keeps its old time of writing, and would otherwise come in too old to be seen
/// @param written what figures without a stamp of their own are stamped with
record FolderFile(Path path, String name, Instant arrived, Instant written, long size) {
    static final Comparator<FolderFile> ORDER =
            Comparator.comparing(FolderFile::arrived).thenComparing(FolderFile::name);

    private static final Pattern TABLE = Pattern.compile(".+\\.(csv|tsv|txt|jsonl|ndjson)(\\.gz)?");

    /// A writer that pauses longer in the middle of a file is told by the short last row or the
    /// cut-off packing.
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /// A clock ahead of ours by more is wrong and never comes to rest.
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(5);

    /// The tables of one kind that nobody is writing any more, oldest first.
    ///
    /// @param since null for all
    static List<FolderFile> list(Path folder, String prefix, @Nullable Instant since, Instant now)
            throws IOException {
        List<FolderFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
                if (name.startsWith(prefix)
                        && TABLE.matcher(name).matches()
                        && Files.isRegularFile(entry)) {
                    FolderFile file = of(entry);
                    if (file.isSettled(now) && (since == null || !file.arrived.isBefore(since))) {
                        files.add(file);
                    }
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(ORDER);
        return files;
    }

    static FolderFile of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        Instant written = attributes.lastModifiedTime().toInstant();
        Instant arrived = latest(written, attributes.creationTime().toInstant());
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(path, "unix:ctime") instanceof FileTime changed) {
            arrived = latest(arrived, changed.toInstant());
        }
        return new FolderFile(
                path, path.getFileName().toString(), arrived, written, attributes.size());
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private boolean isSettled(Instant now) {
        Duration quiet = Duration.between(arrived, now);
        return quiet.compareTo(SETTLED) >= 0 || quiet.negated().compareTo(CLOCK_ERROR) > 0;
    }
}
