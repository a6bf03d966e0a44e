/// Lists of any length: rows paged from the store, columns that remember themselves, cells that flash, copy and CSV. Knows no screen.
@NullMarked
package crossdock.ui.table;

import org.jspecify.annotations.NullMarked;
