/// Tests of the lists, most without a toolkit.
@NullMarked
package crossdock.ui.live;

import org.jspecify.annotations.NullMarked;
