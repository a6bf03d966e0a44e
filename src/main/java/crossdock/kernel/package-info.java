/// Shared words of the console: identities, money, outcomes, the write transaction and its notices. Imports java.base
/// only.
@NullMarked
package crossdock.kernel;

import org.jspecify.annotations.NullMarked;
