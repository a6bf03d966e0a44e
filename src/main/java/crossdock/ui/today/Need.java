package crossdock.ui.today;

/// Something that deserves a look, as a sentence with its number.
///
/// @param bad true for trouble, false for a near miss
/// @param detail what it means or the worst of it; may be empty
record Need(String icon, boolean bad, String sentence, String detail, String screen, String reference) {}
