/// What routing goes by: policies as published, and what the network can do (capacity, calendars, rates).
/// `fulfilment.live` puts it to work. Imports kernel, inventory, order and routing; knows neither SQL nor HTTP nor
/// JavaFX.
@NullMarked
package crossdock.fulfilment;

import org.jspecify.annotations.NullMarked;
