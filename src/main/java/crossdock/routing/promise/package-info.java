/// What can be promised to a buyer: from live stock at once, or else the next options and what each rests on.
@NullMarked
package crossdock.routing.promise;

import org.jspecify.annotations.NullMarked;
