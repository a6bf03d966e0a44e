package crossdock.channel.file;

/// How a table is written, as found by looking at it. Shown to people before an import.
///
/// @param encoding `UTF-8`, `UTF-16LE`, `UTF-16BE` or `windows-1252`
/// @param isPacked gzip
/// @param isJson JSON Lines instead of CSV
/// @param delimiter between fields; `,` for JSON Lines
/// @param hasDecimalComma numbers are written `1.234,5`
public record Dialect(
        String encoding,
        boolean isPacked,
        boolean isJson,
        char delimiter,
        boolean hasDecimalComma) {}
