/// The draft of a policy as the editor handles it, without any toolkit: places in it, changes, undo, differences, words.
@NullMarked
package crossdock.ui.routing.draft;

import org.jspecify.annotations.NullMarked;
