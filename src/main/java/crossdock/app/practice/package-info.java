/// What happens in a practice run without a person at the console.
@NullMarked
package crossdock.app.practice;

import org.jspecify.annotations.NullMarked;
