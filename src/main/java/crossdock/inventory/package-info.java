/// What is where and what of it is available: locations, articles, ledgers and their folds, safety stock, listings,
/// published values and drift. Imports kernel only; knows neither SQL nor HTTP nor JavaFX.
@NullMarked
package crossdock.inventory;

import org.jspecify.annotations.NullMarked;
