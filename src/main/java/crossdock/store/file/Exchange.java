package crossdock.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Puts a restored database and its head in the place of damaged ones, which are kept aside. A journal names where to;
/// each step is a rename that can be told from what lies where, so that whoever finds the journal goes on where the
/// other was stopped. Only the holder of the workspace may call.
public final class Exchange {
    /// Holds what is to be put in place.
    public static final String BENCH = "restoring";
    /// Holds, in a folder a restore, what was taken out and the report.
    public static final String ASIDE = "damaged";

    private static final String JOURNAL = "restore.journal";
    private static final String DRAFT = JOURNAL + ".draft";
    private static final List<String> REPORTS = List.of("report.json", "report.txt");

    private final Path folder;
    private final Path bench;
    private final Path aside;
    private final Consumer<RestoreStep> steps;

    private Exchange(Path folder, Path aside, Consumer<RestoreStep> steps) {
        this.folder = folder;
        this.bench = folder.resolve(BENCH);
        this.aside = aside;
        this.steps = steps;
    }

    /// From here on there is no way back, and none is needed: the bench is whole.
    ///
    /// @param name of the folder below `damaged`
    public static void make(Path folder, String name, Consumer<RestoreStep> steps) throws IOException {
        Path draft = folder.resolve(DRAFT);
        Files.writeString(draft, name);
        force(draft);
        Files.move(draft, folder.resolve(JOURNAL), StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folder);
        steps.accept(RestoreStep.JOURNALED);
        new Exchange(folder, folder.resolve(ASIDE).resolve(name), steps).finish();
    }

    /// Finishes an exchange that was stopped; true when there was one. A bench without a journal is left over from a
    /// restore that never came so far and is swept away.
    public static boolean resume(Path folder) throws IOException {
        Path journal = folder.resolve(JOURNAL);
        if (Files.exists(journal)) {
            String name = Files.readString(journal).strip();
            new Exchange(folder, folder.resolve(ASIDE).resolve(name), _ -> {}).finish();
            return true;
        }
        Files.deleteIfExists(folder.resolve(DRAFT));
        sweep(folder.resolve(BENCH));
        return false;
    }

    /// True while an exchange waits to be finished by the next holder.
    public static boolean isUnfinished(Path folder) {
        return Files.exists(folder.resolve(JOURNAL));
    }

    private void finish() throws IOException {
        Files.createDirectories(aside);
        Path file = bench.resolve(WorkspaceFolder.DATABASE);
        if (Files.exists(file)) {
            // The log first: beside the restored file it would be taken for its own.
            takeOut(WorkspaceFolder.DATABASE + "-wal");
            takeOut(WorkspaceFolder.DATABASE + "-shm");
            steps.accept(RestoreStep.LOG_ASIDE);
            takeOut(WorkspaceFolder.DATABASE);
            steps.accept(RestoreStep.FILE_ASIDE);
            place(WorkspaceFolder.DATABASE);
        }
        steps.accept(RestoreStep.FILE_PLACED);
        if (Files.exists(bench.resolve(WorkspaceFolder.HEAD))) {
            takeOut(WorkspaceFolder.HEAD);
            steps.accept(RestoreStep.HEAD_ASIDE);
            place(WorkspaceFolder.HEAD);
        }
        steps.accept(RestoreStep.HEAD_PLACED);
        for (String report : REPORTS) {
            if (Files.exists(bench.resolve(report))) {
                Files.move(bench.resolve(report), aside.resolve(report), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        forceFolder(aside);
        Files.delete(folder.resolve(JOURNAL));
        forceFolder(folder);
        sweep(bench);
        steps.accept(RestoreStep.DONE);
    }

    private void takeOut(String name) throws IOException {
        if (Files.exists(folder.resolve(name))) {
            Files.move(folder.resolve(name), aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void place(String name) throws IOException {
        Files.move(bench.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folder);
    }

    /// Removes a folder and what is in it; harmless when there is none.
    public static void sweep(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// So that the renames outlive a power cut. Windows opens no folder and needs none.
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
