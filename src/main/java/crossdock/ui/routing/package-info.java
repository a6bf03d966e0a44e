/// The Routing screen: the policy as a tree and a ladder, its draft, what it does to stored orders, and its way to being
/// published.
@NullMarked
package crossdock.ui.routing;

import org.jspecify.annotations.NullMarked;
