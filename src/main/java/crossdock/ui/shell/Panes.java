package crossdock.ui.shell;

import crossdock.ui.common.Keys;
import crossdock.ui.common.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The round of F6: rail, the screen's panes, search field, rail again. Shift goes the other way.
final class Panes {
    private final Node rail;
    private final ScreenHost host;
    private final Node search;

    Panes(Node rail, ScreenHost host, Node search) {
        this.rail = rail;
        this.host = host;
        this.search = search;
    }

    void next(boolean backwards) {
        List<Node> round = round();
        int now = -1;
        @Nullable Node owner = rail.getScene().getFocusOwner();
        for (int i = 0; i < round.size(); i++) {
            if (owner != null && within(owner, round.get(i))) {
                now = i;
            }
        }
        for (int step = 1; step <= round.size(); step++) {
            int at = Math.floorMod(now + (backwards ? -step : step), round.size());
            Optional<Node> target = Keys.first(round.get(at));
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    /// Puts the focus into the screen in sight.
    void enter() {
        host.current()
                .flatMap(screen -> screen.panes().stream().flatMap(pane -> Keys.first(pane).stream()).findFirst())
                .ifPresent(Node::requestFocus);
    }

    private List<Node> round() {
        var round = new ArrayList<Node>();
        round.add(rail);
        round.addAll(host.current().map(Screen::panes).orElse(List.of()));
        round.add(search);
        return round;
    }

    private static boolean within(Node node, Node pane) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at == pane) {
                return true;
            }
        }
        return false;
    }
}
