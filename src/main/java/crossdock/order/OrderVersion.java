package crossdock.order;

import crossdock.kernel.OrderId;

/// An order as somebody saw it. Of two acts on one version the first wins and the other is told.
public record OrderVersion(OrderId order, long version) {}
