/// Points on the earth, distances between them, and a grid that finds the nearest of many. The same numbers on any
/// machine: StrictMath and plain IEEE arithmetic only.
@NullMarked
package crossdock.routing.geo;

import org.jspecify.annotations.NullMarked;
