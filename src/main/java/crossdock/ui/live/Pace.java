package crossdock.ui.live;

import crossdock.ui.common.Background;

/// How often a list may paint what changed. Calls come from any thread, the work runs on the FX thread.
@FunctionalInterface
public interface Pace {
    /// Runs the work as soon as the pace allows; the same work asked for again meanwhile is run once. Who asks often keeps
    /// one `Runnable` for it.
    void soon(Runnable work);

    /// The first change at the next pulse, later ones at every fourth.
    static Pace everyFourthPulse(Background background) {
        return new Pulses(background);
    }
}
