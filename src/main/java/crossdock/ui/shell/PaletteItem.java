package crossdock.ui.shell;

/// One line the palette can offer.
///
/// @param id   stable, for "recent first"
/// @param kind what it is, as people read it
/// @param keys its key, or empty
record PaletteItem(String id, String kind, String icon, String title, String detail, String keys, Runnable act) {
    /// @param positions of the letters of the title that were matched
    record Hit(PaletteItem item, int score, int[] positions) {}
}
