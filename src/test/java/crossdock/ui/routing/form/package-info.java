@NullMarked
package crossdock.ui.routing.form;

import org.jspecify.annotations.NullMarked;
