/// Tests of figures and drawings.
@NullMarked
package crossdock.ui.charts;

import org.jspecify.annotations.NullMarked;
