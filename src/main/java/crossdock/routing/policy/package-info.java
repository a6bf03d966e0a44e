/// What a merchandiser decides: runs, rules, filters, sorts, split modes and actions, as values with one canonical JSON
/// form. Nothing here looks at stock or time; `routing.engine` does.
@NullMarked
package crossdock.routing.policy;

import org.jspecify.annotations.NullMarked;
