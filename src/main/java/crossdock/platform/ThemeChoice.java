package crossdock.platform;

/// What a person asked for; SYSTEM follows the desktop.
public enum ThemeChoice {
    LIGHT,
    DARK,
    /// High contrast, on black.
    CONTRAST,
    SYSTEM
}
