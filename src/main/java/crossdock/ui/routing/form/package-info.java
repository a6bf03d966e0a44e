/// Small forms that edit one part of a policy: fields with units and limits, taken over as they are typed.
@NullMarked
package crossdock.ui.routing.form;

import org.jspecify.annotations.NullMarked;
