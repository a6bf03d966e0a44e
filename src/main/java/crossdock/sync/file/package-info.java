/// Imports of files by hand: every row accepted, rejected with its reason, or unchanged.
@NullMarked
package crossdock.sync.file;

import org.jspecify.annotations.NullMarked;
