package crossdock.app.window;

import crossdock.app.company.HandedActs;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// The background of a console that reads beside the one that holds the workspace: what cannot be handed to that one is
/// refused in words, wherever a person asks for it.
public final class BesideBackground implements Background {
    private final Background plain;
    private final Notices notices;

    public BesideBackground(Background plain, Notices notices) {
        this.plain = plain;
        this.notices = notices;
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
        plain.run(work, answered, trouble -> {
            if (trouble instanceof WorkspaceUnusable held && held.code() == WorkspaceUnusable.Code.HELD) {
                notices.warn("shell.readOnly.refused", held.args().getLast());
            } else if (trouble instanceof HandedActs.Lost) {
                notices.refused(HandedActs.Lost.REFUSAL);
            } else {
                failed.accept(trouble);
            }
        });
    }

    @Override
    public void fx(Runnable onFxThread) {
        plain.fx(onFxThread);
    }

    @Override
    public void drawn(Runnable onFxThread) {
        plain.drawn(onFxThread);
    }

    @Override
    public boolean isIdle() {
        return plain.isIdle();
    }

    @Override
    public Subscription every(Duration period, Runnable onFxThread) {
        return plain.every(period, onFxThread);
    }
}
