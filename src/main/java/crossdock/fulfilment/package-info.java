/// Routing made live: policies as published, the network's capacity, calendars and rates, the feed of the stock index,
/// runs, and plans applied to orders. Imports kernel, inventory, order and routing; knows neither SQL nor HTTP nor
/// JavaFX.
@NullMarked
package crossdock.fulfilment;

import org.jspecify.annotations.NullMarked;
