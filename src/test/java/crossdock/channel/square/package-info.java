/// Square's connector against answers written by hand, hostile ones included, and against the
/// vendor's own description.
@NullMarked
package crossdock.channel.square;

import org.jspecify.annotations.NullMarked;
