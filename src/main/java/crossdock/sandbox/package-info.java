/// The practice world: an invented retailer whose shops are served on loopback in the channels' own dialects. Knows
/// nothing of `channel`.
///
/// One lock guards the whole world ([World#locked]); package-private classes without a word on threads expect it to be
/// held.
@NullMarked
package crossdock.sandbox;

import org.jspecify.annotations.NullMarked;
