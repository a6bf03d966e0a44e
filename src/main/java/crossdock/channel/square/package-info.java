/// Square: stores with tills, their locations, catalogue, counts and orders. Wire shapes from
/// Square's OpenAPI description of 2025-08-20.
@NullMarked
package crossdock.channel.square;

import org.jspecify.annotations.NullMarked;
