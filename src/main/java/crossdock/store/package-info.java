/// The workspace in SQLite: one writer thread, several readers with snapshots, the chained event log, change notices,
/// and one class per port of the business packages. The file itself (opening, migrating, backing up) is `store.file`.
@NullMarked
package crossdock.store;

import org.jspecify.annotations.NullMarked;
