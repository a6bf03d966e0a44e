package crossdock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.ui.common.Background;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> asked = new ArrayList<>();
    private final Later later = new Later();
    private final Navigation navigation = new Navigation();
    private final PaletteViewModel palette =
            new PaletteViewModel(
                    () -> List.of(item("stock", "Stock"), item("orders", "Orders")),
                    List.of(this::find),
                    navigation,
                    later,
                    Texts.strict(Locale.US));

    @Test
    void asksOneQuestionAtATimeAndThenTheNewestOnly() {
        palette.open();
        palette.queryProperty().set("c");
        palette.queryProperty().set("ch");
        palette.queryProperty().set("ch-");
        assertEquals(1, later.works.size());
        later.runAll();
        assertEquals(List.of("c", "ch-"), asked);
        assertEquals(List.of("CH-1"), titles());
    }

    @Test
    void keepsNoAnswerToAnOlderQueryThatDoesNotMatch() {
        palette.open();
        palette.queryProperty().set("c");
        later.runOne();
        palette.queryProperty().set("st");
        assertEquals(List.of("Stock"), titles());
    }

    @Test
    void offersTheLastChoiceFirst() {
        palette.open();
        assertEquals(List.of("Stock", "Orders"), titles());
        palette.choose(palette.hits().getLast().item());
        palette.open();
        assertEquals(List.of("Orders", "Stock"), titles());
    }

    @Test
    void goesToTheScreenWithTheReference() {
        palette.open();
        palette.queryProperty().set("ch-");
        later.runAll();
        palette.choose(palette.hits().getFirst().item());
        assertEquals(new Navigation.Place("stock", "CH-1"), navigation.place().get());
    }

    private List<PaletteSource.Entry> find(String query, int limit) {
        asked.add(query);
        return List.of(new PaletteSource.Entry("shell.palette.screen", "fth-box", "CH-1", "", "stock", "CH-1"));
    }

    private List<String> titles() {
        return palette.hits().stream().map(hit -> hit.item().title()).toList();
    }

    private static PaletteItem item(String id, String title) {
        return new PaletteItem(id, "Screen", "fth-box", title, "", "", () -> {});
    }

    /// Runs what was handed over when the test says so.
    private static final class Later implements Background {
        private final List<Runnable> works = new ArrayList<>();

        void runOne() {
            works.removeFirst().run();
        }

        void runAll() {
            while (!works.isEmpty()) {
                runOne();
            }
        }

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
            works.add(() -> Background.inPlace().run(work, answered, failed));
        }

        @Override
        public void fx(Runnable onFxThread) {
            works.add(onFxThread);
        }

        @Override
        public Subscription every(Duration period, Runnable onFxThread) {
            return Subscription.EMPTY;
        }
    }
}
