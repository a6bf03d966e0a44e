/// Routing at work: the feed of the stock index, runs, decisions applied to orders, and what is remembered of them.
@NullMarked
package crossdock.fulfilment.live;

import org.jspecify.annotations.NullMarked;
