/// How the operation is doing, in figures that lead to their rows.
@NullMarked
package crossdock.insight;

import org.jspecify.annotations.NullMarked;
