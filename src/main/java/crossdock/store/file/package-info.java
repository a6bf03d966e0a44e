/// The workspace as a file on disk: native library, lock, opening, migrations, backups, integrity. Plain JDBC, no
/// domain.
@NullMarked
package crossdock.store.file;

import org.jspecify.annotations.NullMarked;
