package crossdock.app.company;

import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Refused;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A port of [Acts] in a console beside the holder. Blocks until the holder has answered.
///
/// @param here the service of this process: it reads, and refuses every write in its own words
public record HandedActs(Object here, Way way) implements InvocationHandler {
    /// How the holder is reached.
    ///
    /// @param isHeld whether some process holds the workspace at this moment
    /// @param requests of the workspace; read only
    public record Way(Path workspace, BooleanSupplier isHeld, Requests requests) {}

    /// The holder gave no answer that says what came of an act whose port has no refusals.
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        /// In the words for people.
        public static final Refused<Object> REFUSAL = new Refused<>("handed.lost");

        Lost(String act) {
            super("no answer to " + act);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        @Nullable Object[] args = given == null ? new Object[0] : given;
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        // Without a door nobody takes the act, and what is here says who holds the workspace.
        return Acts.isAct(method) && HandOver.isOpen(way.workspace()) ? hand(method, args) : ask(method, args);
    }

    private @Nullable Object ask(Method method, @Nullable Object[] args) throws Throwable {
        try {
            return method.invoke(here, args);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private @Nullable Object hand(Method act, @Nullable Object[] args) throws Throwable {
        var out = new StringWriter();
        var err = new StringWriter();
        var handing = new HandOver(way.workspace(), way.isHeld(), new PrintWriter(out), new PrintWriter(err));
        var command = new Handed(
                UUID.randomUUID().toString(), Acts.command(act, args), Path.of("").toAbsolutePath(), "");
        OptionalInt code = handing.run(command);
        if (code.isPresent() && !out.toString().isEmpty()) {
            return ActJson.result(act, out.toString());
        }
        boolean isSurelyUndone = code.isEmpty()
                && !way.isHeld().getAsBoolean()
                && way.requests().find(command.id()).isEmpty(); // the holder ended before it began
        return isSurelyUndone ? ask(act, args) : lost(act);
    }

    private static Object lost(Method act) {
        if (act.getReturnType() == Outcome.class) {
            return Lost.REFUSAL;
        }
        throw new Lost(act.getName());
    }
}
