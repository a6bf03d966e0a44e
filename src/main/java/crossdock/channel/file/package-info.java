/// Tables as a channel: CSV and JSON Lines, packed or not, read row by row through a saved column
/// mapping. Used by the file channel (a folder that a warehouse or ERP writes to) and by the
/// `import` command.
@NullMarked
package crossdock.channel.file;

import org.jspecify.annotations.NullMarked;
