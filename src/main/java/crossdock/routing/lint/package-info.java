/// Finds rules that do nothing, or not what they seem to, before a policy is published.
@NullMarked
package crossdock.routing.lint;

import org.jspecify.annotations.NullMarked;
