/// The runs of the policy in force at work: what waits, when it is decided, what each turn came to, and stopping one.
@NullMarked
package crossdock.ui.routing.runs;

import org.jspecify.annotations.NullMarked;
