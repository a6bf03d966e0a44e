package crossdock.ui.common;

/// Codes that channels made for machines: some channels number their orders with 20 letters and digits. A list shows
/// beginning and end of such a code, by which people tell one from the next; the whole stands in the tooltip, the detail
/// and every copy.
public final class Codes {
    /// Longer ones were not made to be read.
    private static final int LONGEST = 14;

    private static final int BEGIN = 4;
    private static final int END = 6;

    private Codes() {}

    /// `5215` as it is, `C6NQ…SX16E24` for `C6NQTH9ZRJP774SQKXMSX16E24`.
    public static String brief(String code) {
        return code.length() <= LONGEST
                ? code
                : code.substring(0, BEGIN) + "…" + code.substring(code.length() - END);
    }
}
