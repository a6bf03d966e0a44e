/// Routes one order without effect and says in words and on a map what each rule held against each location.
@NullMarked
package crossdock.ui.routing.trial;

import org.jspecify.annotations.NullMarked;
