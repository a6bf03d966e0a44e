/// Runs policies on what the workspace knows, for counts, trials and replays. Nothing here has any effect.
@NullMarked
package crossdock.ui.routing.lab;

import org.jspecify.annotations.NullMarked;
