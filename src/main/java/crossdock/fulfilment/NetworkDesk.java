package crossdock.fulfilment;

import crossdock.fulfilment.Settings.Kind;
import crossdock.fulfilment.Settings.Version;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;
import java.util.List;

/// Where people see and set what routing knows of the network; acts are carried out in this process or handed to the one
/// that holds the workspace. Never on the UI thread.
public interface NetworkDesk {
    /// The network as it is set now.
    NetworkSetup network();

    /// The version a setting is at; 0 when it was never set.
    long version(Kind kind, String subject);

    /// Newest first.
    List<Version> history(Kind kind, String subject);

    /// Sets one. Refused: `routing.settingChanged` when somebody was faster, `location.unknown`.
    ///
    /// @param seen version it is made from, 0 for none
    Outcome<Version> set(Actor actor, long seen, Setting value);

    /// Takes one away: what stands without it rules again.
    Outcome<Version> clear(Actor actor, long seen, Kind kind, String subject);
}
