package crossdock.routing.calendar;

import java.time.Instant;
import java.time.LocalDate;

/// One shift of one day, as instants.
///
/// @param day on the location's clock
/// @param shift its number within that day, from 0
/// @param to exclusive
public record Opening(LocalDate day, int shift, Instant from, Instant to) {}
