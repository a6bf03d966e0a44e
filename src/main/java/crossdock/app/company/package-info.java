/// Several processes at one workspace: commands are handed to the one that holds it, over loopback, to the owner alone.
@NullMarked
package crossdock.app.company;

import org.jspecify.annotations.NullMarked;
