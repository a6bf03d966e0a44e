package crossdock.kernel;

/// Who does something: a person signed in, the command line, a channel or the console itself.
///
/// @param kind which of them
/// @param name a role or connection name; never an e-mail address or a customer's name
public record Actor(Kind kind, String name) {
    /// The console acting by itself (schedules, folds, clean-up).
    public static final Actor CONSOLE = new Actor(Kind.CONSOLE, "console");

    /// The kinds of actor.
    public enum Kind {
        PERSON,
        COMMAND_LINE,
        CHANNEL,
        CONSOLE
    }
}
