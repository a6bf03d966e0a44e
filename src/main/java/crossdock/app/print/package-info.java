/// What commands print: lines for people, JSON for machines.
@NullMarked
package crossdock.app.print;

import org.jspecify.annotations.NullMarked;
