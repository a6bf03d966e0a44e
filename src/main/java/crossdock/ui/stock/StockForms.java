package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Detail;
import crossdock.ui.common.FormDialog;
import crossdock.ui.common.Texts;
import crossdock.ui.stock.count.CountView;
import crossdock.ui.stock.count.CountViewModel;
import crossdock.ui.table.Kit;
import javafx.scene.Node;

/// Opens the forms of the Stock screen for one article.
final class StockForms {
    private final StockActions actions;
    private final Kit kit;
    private final FormDialog dialog;

    StockForms(StockActions actions, Kit kit) {
        this.actions = actions;
        this.kit = kit;
        dialog = new FormDialog(kit.looks(), kit.texts());
    }

    void safety(Node owner, Detail detail) {
        Texts texts = kit.texts();
        var model = new SafetyStockViewModel(detail.sku(), actions);
        dialog.show(
                owner,
                texts.get("stock.safety.title", detail.sku().code()),
                new SafetyStockView(model, texts).load(actions.placesProperty().get().all()),
                texts.get("stock.safety.verb"),
                model.problemProperty().isNotEmpty(),
                model::submit);
    }

    void adjust(Node owner, Detail detail) {
        Texts texts = kit.texts();
        var model = new AdjustViewModel(detail, actions);
        dialog.show(
                owner,
                texts.get("stock.adjust.title", detail.sku().code()),
                new AdjustView(model, texts, kit.figures()).load(actions.placesProperty().get().ours()),
                texts.get("stock.adjust.verb"),
                model.problemProperty().isNotEmpty(),
                model::submit);
    }

    void count(Node owner, Detail detail) {
        Texts texts = kit.texts();
        var model = new CountViewModel(detail, actions::count);
        dialog.show(
                owner,
                texts.get("stock.counted.title", detail.sku().code()),
                new CountView(model, texts, kit.figures()).load(actions.placesProperty().get().counted()),
                texts.get("stock.counted.verb"),
                model.problemProperty().isNotEmpty(),
                model::submit);
    }

    void transfer(Node owner, Detail detail) {
        Texts texts = kit.texts();
        var model = new TransferViewModel(detail, actions);
        dialog.show(
                owner,
                texts.get("stock.transfer.title", detail.sku().code()),
                new TransferView(model, texts, kit.figures()).load(actions.placesProperty().get().ours()),
                texts.get("stock.transfer.verb"),
                model.problemProperty().isNotEmpty(),
                model::submit);
    }
}
