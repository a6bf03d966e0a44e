/// How acts and their answers are written between two consoles.
@NullMarked
package crossdock.app.company;

import org.jspecify.annotations.NullMarked;
