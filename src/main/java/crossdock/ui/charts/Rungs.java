package crossdock.ui.charts;

/// Where the lines of a scale stand: at round figures, few enough to be read, zero among them.
///
/// @param low the lowest, 0 or less
/// @param step from one to the next: 1, 2 or 5 times a power of ten
/// @param count how many steps there are
record Rungs(long low, long step, int count) {
    private static final int MOST = 3;
    private static final int[] ROUNDS = {2, 5, 10};

    /// @param lowest 0 or less
    /// @param highest more than 0
    static Rungs of(double lowest, double highest) {
        long step = 1;
        long power = 1;
        int next = 0;
        while (count(lowest, highest, step) > MOST) {
            step = ROUNDS[next] * power;
            next = (next + 1) % ROUNDS.length;
            power = next == 0 ? power * 10 : power;
        }
        return new Rungs((long) Math.floor(lowest / step) * step, step, count(lowest, highest, step));
    }

    private static int count(double lowest, double highest, long step) {
        return (int) (Math.ceil(highest / step) - Math.floor(lowest / step));
    }

    /// The figure at one of them, from the lowest up.
    long figure(int at) {
        return low + at * step;
    }

    /// From the lowest to the highest.
    long span() {
        return count * step;
    }
}
