package crossdock.ui.shell;

import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows notices at the foot of the screen. A plain one goes after a while; a warning stays until it is dismissed.
final class NoticeLayer extends VBox {
    private static final Duration STAYS = Duration.ofSeconds(6);

    private final Notices notices;
    private final Background background;
    private final Texts texts;
    private final Map<Notices.Notice, HBox> bars = new HashMap<>();

    NoticeLayer(Notices notices, Background background, Texts texts) {
        this.notices = notices;
        this.background = background;
        this.texts = texts;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        notices.shown().addListener((ListChangeListener<Notices.Notice>) this::changed);
        notices.shown().forEach(this::add);
    }

    private void changed(ListChangeListener.Change<? extends Notices.Notice> change) {
        while (change.next()) {
            change.getRemoved().forEach(notice -> getChildren().remove(bars.remove(notice)));
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(Notices.Notice notice) {
        var text = new Label(notice.text());
        text.getStyleClass().add("prose");
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.TEXT);
        var bar = new HBox(text);
        bar.getStyleClass().addAll("notice", notice.tone() == Notices.Tone.WARNING ? "notice-warn" : "notice-plain");
        if (notice.undo() != null) {
            var button = new Button(texts.get("shell.notice.undo"), new FontIcon("fth-rotate-ccw"));
            button.getStyleClass().add("row-control");
            button.setOnAction(_ -> notices.undo(notice));
            bar.getChildren().add(button);
        }
        var dismiss = new Button(null, new FontIcon("fth-x"));
        dismiss.getStyleClass().addAll("quiet", "icon-only");
        dismiss.setAccessibleText(texts.get("shell.notice.dismiss"));
        dismiss.setOnAction(_ -> notices.dismiss(notice));
        bar.getChildren().add(dismiss);
        bars.put(notice, bar);
        getChildren().add(bar);
        if (notice.tone() == Notices.Tone.PLAIN) {
            goLater(notice);
        }
    }

    private void goLater(Notices.Notice notice) {
        Subscription[] once = new Subscription[1];
        once[0] = background.every(STAYS, () -> {
            once[0].unsubscribe();
            notices.dismiss(notice);
        });
    }
}
