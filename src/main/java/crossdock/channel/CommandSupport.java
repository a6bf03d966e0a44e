package crossdock.channel;

/// How a channel takes a command.
public enum CommandSupport {
    /// Its own operation.
    NATIVE,
    /// Only as an order note or metadata.
    NOTE,
    /// Nothing is sent: the console and the location's pick list know.
    LOCAL,
    /// Not possible; the button is off and says so.
    REFUSED
}
