/// Small drawings and chips that every screen uses. Each drawing is a region of shapes with style classes, so that themes reach it, and says in words what it shows.
@NullMarked
package crossdock.ui.charts;

import org.jspecify.annotations.NullMarked;
