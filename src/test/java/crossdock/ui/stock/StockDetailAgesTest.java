package crossdock.ui.stock;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.Actor;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.live.Later;
import crossdock.ui.stock.StockDetailViewModel.Shown;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An article that stands open while its channels are read and nothing changes.
class StockDetailAgesTest {
    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private final Figures figures = new Figures(texts, ZoneOffset.UTC);
    private final Later background = new Later();

    @Test
    void aReadThatChangesNothingMakesTheAgesYounger(@TempDir Path folder) {
        try (var world = new StockWorld(folder).filled(1)) {
            var model = new StockDetailViewModel(
                    world.queries, world.outbox(), world.db.notices(), background, Runnable::run, texts, figures);
            Subscription open = model.show();
            long key = world.queries.keys(View.SKUS, Filter.NONE, new Sort(Sort.Column.SKU, false), 1)[0];
            model.select(new SkuId(key));
            background.answer();
            Shown before = requireNonNull(model.shownProperty().get());
            background.strike();
            assertSame(before, model.shownProperty().get(), "nothing was read meanwhile");

            world.db.transactor().run(Actor.CONSOLE, tx -> tx.changed(Topic.CONNECTION, StockWorld.POS.value()));
            background.strike();
            Shown after = model.shownProperty().get();
            assertNotSame(before, after);
            background.strike();
            assertSame(after, model.shownProperty().get());
            open.unsubscribe();
        }
    }
}
