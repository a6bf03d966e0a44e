/// Why an order came where it came, in plain sentences made from its trace, and what would have changed it. Sentences
/// are codes with facts; their words come from the bundles.
@NullMarked
package crossdock.routing.explain;

import org.jspecify.annotations.NullMarked;
