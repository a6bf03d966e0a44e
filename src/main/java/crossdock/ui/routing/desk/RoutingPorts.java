package crossdock.ui.routing.desk;

import crossdock.fulfilment.PolicyActs;
import crossdock.fulfilment.PolicyService;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.routing.form.Known;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Where the Routing screen reads and acts.
///
/// @param policies to read
/// @param acts to change them
/// @param known reads what filters can name; called off the FX thread
public record RoutingPorts(
        PolicyService policies,
        PolicyActs acts,
        Supplier<Known> known,
        ChangeNotices changes,
        Background background,
        Notices notices,
        InstantSource clock,
        Actor person) {}
