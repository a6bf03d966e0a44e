/// Figures of the program beside a peer or a limit measured in the same run.
@NullMarked
package crossdock.bench;

import org.jspecify.annotations.NullMarked;
