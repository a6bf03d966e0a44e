package crossdock.ui.routing.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.OrderFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChoiceTest {
    private final FileChoice choice = new FileChoice(Background.inPlace());

    @Test
    void nothingIsChosenUntilAFileIsNamed() {
        assertEquals(Optional.empty(), choice.chosen());
        choice.file.set("  ");
        assertEquals(Optional.empty(), choice.chosen());
        choice.file.set("a\0b"); // no name of a file anywhere
        assertEquals(Optional.empty(), choice.chosen());
        choice.file.set(" peak.csv ");
        assertEquals(Optional.of(new OrderFile(Path.of("peak.csv"), null)), choice.chosen());
    }

    @Test
    void theMappingThatLiesBesideTheFileIsTakenUnlessAnotherIsNamed(@TempDir Path folder) throws IOException {
        choice.file.set(folder.resolve("peak.csv").toString());
        choice.lookBeside();
        assertEquals("", choice.mapping.get());
        Path usual = Files.writeString(folder.resolve("orders.mapping.json"), "{}");
        choice.lookBeside();
        assertEquals(Optional.of(new OrderFile(folder.resolve("peak.csv"), usual)), choice.chosen());
        choice.mapping.set("own.json");
        choice.lookBeside();
        assertEquals("own.json", choice.mapping.get());
    }
}
