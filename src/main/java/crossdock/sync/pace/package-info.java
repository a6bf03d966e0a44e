/// How fast a channel may be asked, how long to wait after a failure, and how far its clock is from ours.
@NullMarked
package crossdock.sync.pace;

import org.jspecify.annotations.NullMarked;
