package crossdock.app.company;

import crossdock.platform.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the holder of a workspace takes commands and the word that opens the door: in an owner-only file of the
/// workspace, so that whoever may read its keys may hand in commands, and nobody else.
///
/// @param port on 127.0.0.1
/// @param token 64 hexadecimal digits, new with each holder
record DoorNote(int port, String token) {
    private static final String FILE = "holder.door";

    static Path file(Path workspace) {
        return workspace.resolve(FILE);
    }

    void write(Path workspace) throws IOException {
        AtomicFiles.write(file(workspace), (port + " " + token).getBytes(StandardCharsets.US_ASCII));
    }

    /// Empty when there is no door, or half a note.
    static Optional<DoorNote> read(Path workspace) {
        try {
            String[] parts = Files.readString(file(workspace)).strip().split(" ");
            return parts.length == 2
                    ? Optional.of(new DoorNote(Integer.parseInt(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // gone between two looks, or never there: the caller says that nobody answers
        }
    }

    @Override
    public String toString() {
        return "DoorNote[" + port + "]"; // never the token
    }
}
