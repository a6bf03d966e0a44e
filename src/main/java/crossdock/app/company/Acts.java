package crossdock.app.company;

import crossdock.kernel.Actor;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceUnusable;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people can do in any console of a workspace, as ports that its services carry out. In a console beside the holder
/// the same ports hand each act over and answer with what came of it there. A method of a port is an act when it says
/// who acts, as its first parameter; every other reads, and is answered where it is asked.
public final class Acts {
    /// The first word of a handed act; the second names it, the third holds what it was asked with.
    private static final String WORD = "act";

    private static final int DONE = 0;
    private static final int UNDONE = 1;

    private final Path workspace;
    private final Map<Class<?>, Object> services = new LinkedHashMap<>();

    /// @param workspace its folder, a file of which failed where an act could not be written
    public Acts(Path workspace) {
        this.workspace = workspace;
    }

    public <T> Acts with(Class<T> port, T service) {
        services.put(port, service);
        return this;
    }

    /// Carried out here.
    public <T> T here(Class<T> port) {
        return port.cast(Objects.requireNonNull(services.get(port), port.getName()));
    }

    /// Handed to the process that holds the workspace.
    public <T> T handed(Class<T> port, HandedActs.Way way) {
        var handler = new HandedActs(here(port), way);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    static boolean isAct(Method method) {
        return Modifier.isAbstract(method.getModifiers())
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0] == Actor.class;
    }

    /// Unique also among methods of one name.
    private static String name(Method act) {
        return act.getDeclaringClass().getName() + "." + act.getName() + "/" + act.getParameterCount();
    }

    static List<String> command(Method act, @Nullable Object[] args) {
        return List.of(WORD, name(act), ActJson.arguments(args));
    }

    public static boolean isAct(Handed command) {
        return command.args().size() == 3 && command.args().getFirst().equals(WORD);
    }

    /// Does what another console asks for, in its person's name, and prints the answer; the exit code. Whoever knows the
    /// word of the door may do what the person at this console may; nobody can act as a channel or as the console itself.
    public int carryOut(Handed command, PrintWriter out) {
        Optional<Method> act = find(command.args().get(1));
        if (act.isEmpty()) {
            out.print(ActJson.refusal("handed.unknown"));
            return UNDONE;
        }
        @Nullable Object[] args = ActJson.arguments(act.get(), command.args().get(2));
        if (!(args[0] instanceof Actor(Actor.Kind kind, _)) || kind != Actor.Kind.PERSON) {
            throw new IllegalArgumentException("only a person hands an act over");
        }
        try {
            out.print(ActJson.answer(act.get().invoke(services.get(act.get().getDeclaringClass()), args)));
            return DONE;
        } catch (InvocationTargetException failed) {
            out.print(ActJson.failure(unusable(failed.getCause())));
            return UNDONE;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // ports are public
        }
    }

    private Optional<Method> find(String name) {
        return services.keySet().stream()
                .flatMap(port -> Arrays.stream(port.getMethods()))
                .filter(Acts::isAct)
                .filter(method -> name(method).equals(name))
                .findFirst();
    }

    /// Damage and a full disk are told there in the words they have here; anything else is a bug of this process.
    private WorkspaceUnusable unusable(@Nullable Throwable failure) {
        return switch (failure) {
            case WorkspaceUnusable unusable -> unusable;
            case StoreFailure store when store.isOfTheFile() -> store.asUnusable(workspace);
            case RuntimeException bug -> throw bug;
            case null, default -> throw new IllegalStateException(failure);
        };
    }
}
