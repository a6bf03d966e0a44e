/// Turns neutral channel records into locations, articles, counts and orders of this workspace. Knows nothing of pages, cursors or threads; every write joins the open transaction.
@NullMarked
package crossdock.sync.apply;

import org.jspecify.annotations.NullMarked;
