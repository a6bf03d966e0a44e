/// What tests need that run other programs: the console as a process of its own, and nothing of how it works inside.
@NullMarked
package crossdock.rig;

import org.jspecify.annotations.NullMarked;
