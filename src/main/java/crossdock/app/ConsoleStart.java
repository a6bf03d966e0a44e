package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.window.ConsoleApp;
import crossdock.app.window.StartWindow.Decision;
import crossdock.app.window.StartWindow;
import crossdock.app.window.ToolkitStart;
import crossdock.kernel.Outcome;
import crossdock.platform.KeysUnusable;
import crossdock.platform.SettingsStore;
import crossdock.platform.WorkspacePaths;
import crossdock.store.RestoreReport;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceFolder;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.start.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Opens the console, or says why it cannot be and does what the person chooses, until one of the two is over.
final class ConsoleStart {
    private final Report report;
    private final ToolkitStart toolkit;
    private final Texts texts = Texts.lenient(Locale.getDefault());
    private WorkspacePaths paths;

    ConsoleStart(WorkspacePaths paths, Report report, ToolkitStart toolkit) {
        this.paths = paths;
        this.report = report;
        this.toolkit = toolkit;
    }

    int run() throws InterruptedException, IOException {
        Trouble trouble = null;
        while (true) {
            Decision decision = trouble == null ? null : ask(trouble);
            if (decision != null && decision.choice() == Trouble.Choice.QUIT) {
                return Main.UNUSABLE;
            }
            if (decision != null && decision.folder() != null) {
                paths = new WorkspacePaths(decision.folder());
            }
            try {
                if (decision != null && decision.choice() == Trouble.Choice.RESTORE) {
                    restore();
                }
                boolean isReadOnly = decision != null && decision.choice() == Trouble.Choice.READ_ONLY;
                new ConsoleSession(paths, report, toolkit, isReadOnly).run();
                return Main.DONE;
            } catch (WorkspaceUnusable e) {
                trouble = trouble(e.code().key(), e.args());
            } catch (KeysUnusable e) {
                trouble = trouble(e.code().key(), e.args());
            } catch (StoreFailure e) {
                if (!e.isOfTheFile()) {
                    throw e;
                }
                WorkspaceUnusable unusable = e.asUnusable(paths.root().resolve(WorkspaceFolder.DATABASE));
                trouble = trouble(unusable.code().key(), unusable.args());
            }
        }
    }

    private void restore() {
        Outcome<RestoreReport> outcome = Workspace.restore(paths, step -> {}).run(null, false);
        if (outcome instanceof Outcome.Refused<RestoreReport>) {
            throw new WorkspaceUnusable(WorkspaceUnusable.Code.NO_BACKUP, paths.root().toString());
        }
    }

    private Trouble trouble(String code, List<String> args) {
        return Trouble.of(
                code, texts.get("error." + code, args.toArray()), paths.root(),
                WorkspaceFolder.hasBackups(paths.root()));
    }

    private Decision ask(Trouble trouble) throws InterruptedException {
        var decision = new CompletableFuture<Decision>();
        toolkit.await();
        ConsoleApp.make(() -> {
            var looks = new Looks(SettingsStore.open(paths.settings(), Runnable::run));
            return new StartWindow(looks, texts).show(trouble, decision::complete);
        });
        try {
            return decision.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
