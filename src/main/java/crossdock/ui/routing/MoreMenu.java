package crossdock.ui.routing;

import crossdock.fulfilment.PolicyDraft;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyJson;
import crossdock.routing.policy.PolicyUnreadable;
import crossdock.routing.policy.Templates;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.form.KindList;
import crossdock.ui.routing.form.PopLayer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// What is done to the policy as a whole: begin from a template or a file, write it to one, throw the draft away, ask for
/// a second person.
final class MoreMenu {
    private final RoutingViewModel model;
    private final PublishViewModel publishing;
    private final PopLayer pop;
    private final Texts texts;

    MoreMenu(RoutingViewModel model, PublishViewModel publishing, PopLayer pop, Texts texts) {
        this.model = model;
        this.publishing = publishing;
        this.pop = pop;
        this.texts = texts;
    }

    private record Choice(String name, Runnable act) {}

    void open(Node beside) {
        RoutingBoard board = model.boardProperty().get();
        if (board == null) {
            return;
        }
        List<Choice> choices = new ArrayList<>();
        for (Templates template : Templates.values()) {
            Policy policy = template.policy(board.draft().currency());
            choices.add(new Choice(
                    texts.get("routing.more.template", policy.name()),
                    () -> model.edit("routing.edit.template", _ -> policy)));
        }
        choices.add(new Choice(texts.get("routing.more.export"), () -> export(beside, board.policy())));
        choices.add(new Choice(texts.get("routing.more.import"), () -> readFile(beside)));
        PolicyDraft stored = board.stored();
        if (stored != null) {
            choices.add(new Choice(texts.get("routing.more.drop"), () -> publishing.drop(stored)));
            if (stored.proposed() != null) {
                choices.add(new Choice(texts.get("routing.more.decline"), () -> publishing.decline(stored)));
            }
        }
        choices.add(new Choice(
                texts.get(board.needsSecond() ? "routing.more.alone" : "routing.more.second"),
                () -> publishing.needSecond(!board.needsSecond())));
        KindList.open(pop, beside, texts, choices.stream().map(Choice::name).toList(),
                at -> choices.get(at).act().run());
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return chooser;
    }

    private void export(Node beside, Policy policy) {
        FileChooser chooser = chooser(texts.get("routing.more.export"));
        chooser.setInitialFileName("routing-policy.json");
        @Nullable File file = chooser.showSaveDialog(beside.getScene().getWindow());
        if (file != null) {
            model.ports().background().run(
                    () -> Files.writeString(file.toPath(), PolicyJson.writeReadable(policy) + "\n"),
                    path -> model.ports().notices().tell("routing.more.exported", path),
                    trouble -> model.ports().notices().warn(
                            "routing.more.unwritten", file, String.valueOf(trouble.getMessage())));
        }
    }

    private void readFile(Node beside) {
        @Nullable File file = chooser(texts.get("routing.more.import")).showOpenDialog(beside.getScene().getWindow());
        if (file != null) {
            model.ports().background().run(
                    () -> PolicyJson.read(Files.readString(file.toPath(), StandardCharsets.UTF_8)),
                    policy -> model.edit("routing.edit.file", _ -> policy),
                    trouble -> model.ports().notices().warn("routing.more.unread", file,
                            trouble instanceof PolicyUnreadable unreadable
                                    ? unreadable.problems().getFirst()
                                    : String.valueOf(trouble.getMessage())));
        }
    }
}
