/// Vendure: a web shop with stock locations, read over its Admin GraphQL interface. What its stamps, figures and states
/// do was tried on a running 3.7.3 server; each connector constant says what was seen.
@NullMarked
package crossdock.channel.vendure;

import org.jspecify.annotations.NullMarked;
