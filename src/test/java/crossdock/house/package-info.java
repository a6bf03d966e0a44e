/// The rules of the house as tests. Every rule is also shown a small piece that breaks it and must say so.
@NullMarked
package crossdock.house;

import org.jspecify.annotations.NullMarked;
