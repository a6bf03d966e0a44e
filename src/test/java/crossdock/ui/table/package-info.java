/// Tests of the lists, most without a toolkit.
@NullMarked
package crossdock.ui.table;

import org.jspecify.annotations.NullMarked;
