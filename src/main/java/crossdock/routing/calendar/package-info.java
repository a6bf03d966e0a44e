/// When a location works: shifts, holidays and pickup windows on its own clock, as values. Days on which clocks change
/// are kept right by asking the zone for every instant.
@NullMarked
package crossdock.routing.calendar;

import org.jspecify.annotations.NullMarked;
