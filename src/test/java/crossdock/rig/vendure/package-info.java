/// A real Vendure server, its own words about itself, and the cache compared with them.
@NullMarked
package crossdock.rig.vendure;

import org.jspecify.annotations.NullMarked;
