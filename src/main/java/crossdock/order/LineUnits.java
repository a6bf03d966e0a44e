package crossdock.order;

import crossdock.kernel.LineId;

/// So many units of one line, as a person names them.
public record LineUnits(LineId line, int units) {}
