package crossdock.sync.outbox;

import crossdock.kernel.Actor;
import crossdock.kernel.Outcome;

/// What people decide about what is owed to channels, in this process or handed to the one that holds the workspace.
/// Never on the UI thread.
public interface OutboxActs {
    /// Sends a parked command again. For one that may have taken effect this says that it did not.
    Outcome<Owing> retry(Actor actor, long id);

    /// Sends a parked command with other units. The movement that waits for it follows.
    ///
    /// @param units signed change, counted figure or units carried, as the command has them
    Outcome<Owing> edit(Actor actor, long id, int units);

    /// A person saw at the channel that the command took effect.
    Outcome<Owing> confirm(Actor actor, long id);

    /// Nothing more is sent, and what was booked here for it is taken back.
    ///
    /// @param reason a word of a fixed list, never free text about a person; asked, because somebody has to answer for it
    Outcome<Owing> giveUp(Actor actor, long id, String reason);
}
