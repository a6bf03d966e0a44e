/// What a parcel costs and how long it travels: services of carriers with zones by distance and rates by weight, as
/// values. Amounts are minor units of the policy's currency.
@NullMarked
package crossdock.routing.cost;

import org.jspecify.annotations.NullMarked;
