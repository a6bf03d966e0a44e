package crossdock.channel;

/// What the console may want to tell a channel.
public enum CommandKind {
    SET_STOCK,
    ADJUST_STOCK,
    PUBLISH_SELLABLE,
    ASSIGN_LOCATION,
    SHIP,
    CANCEL,
    NOTE
}
