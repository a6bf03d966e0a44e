package crossdock.routing.engine;

import crossdock.routing.network.Tariff;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The locations that passed one rule, with what each could fill, in columns: thousands pass and few are chosen. They
/// come in order of their numbers; after [#rank] the best is first. A rank is a place in that order.
final class Candidates {
    private static final int KEY_BITS = 62; // of a packed row, so that no sign is in the way

    private final int lines;
    private final int sorts;
    private int size;
    private int[] numbers;
    private int[] given; // units per line of the demand that it could fill, in full parts or, with partial, in part
    private long[] full; // bits of the parts that it could fill in full; only with 62 parts or fewer
    private int[] fullParts;
    private int[] units;
    private @Nullable Tariff[] tariffs; // null for pickups, and where there are no rates at all
    private int[] capacityLeft; // in its unit
    private long[] handling;
    private long[] metres; // to where the goods go; -1 when unknown
    private long[] keys; // one per sort, lower is better
    private long[] costs; // of all that it could fill; -1 when no service carries it
    private int[] rows = {}; // by rank, once they are ranked

    /// @param lines of the demand
    /// @param sorts of the rule
    /// @param most how many are expected
    Candidates(int lines, int sorts, int most) {
        this.lines = lines;
        this.sorts = sorts;
        int room = Math.max(most, 4);
        numbers = new int[room];
        given = new int[room * lines];
        full = new long[room];
        fullParts = new int[room];
        units = new int[room];
        tariffs = new Tariff[room];
        capacityLeft = new int[room];
        handling = new long[room];
        metres = new long[room];
        keys = new long[room * sorts];
        costs = new long[room];
    }

    /// Adds the place that the judge just let pass.
    void add(Judge judge) {
        if (size == numbers.length) {
            grow(size * 2);
        }
        numbers[size] = judge.number;
        System.arraycopy(judge.given, 0, given, size * lines, lines);
        full[size] = judge.full;
        fullParts[size] = judge.fullParts;
        units[size] = judge.units;
        tariffs[size] = judge.tariff;
        capacityLeft[size] = judge.capacityLeft;
        handling[size] = judge.handling();
        metres[size] = judge.metres();
        costs[size] = judge.cost();
        for (int i = 0; i < sorts; i++) {
            keys[size * sorts + i] = judge.key(i, costs[size]);
        }
        size++;
    }

    private void grow(int room) {
        numbers = Arrays.copyOf(numbers, room);
        given = Arrays.copyOf(given, room * lines);
        full = Arrays.copyOf(full, room);
        fullParts = Arrays.copyOf(fullParts, room);
        units = Arrays.copyOf(units, room);
        tariffs = Arrays.copyOf(tariffs, room);
        capacityLeft = Arrays.copyOf(capacityLeft, room);
        handling = Arrays.copyOf(handling, room);
        metres = Arrays.copyOf(metres, room);
        keys = Arrays.copyOf(keys, room * sorts);
        costs = Arrays.copyOf(costs, room);
    }

    int size() {
        return size;
    }

    int number(int rank) {
        return numbers[rows[rank]];
    }

    /// Units of a line that it could fill.
    int given(int rank, int line) {
        return given[rows[rank] * lines + line];
    }

    /// Units per line that it could fill.
    int[] given(int rank) {
        return Arrays.copyOfRange(given, rows[rank] * lines, (rows[rank] + 1) * lines);
    }

    long full(int rank) {
        return full[rows[rank]];
    }

    int fullParts(int rank) {
        return fullParts[rows[rank]];
    }

    int units(int rank) {
        return units[rows[rank]];
    }

    @Nullable Tariff tariff(int rank) {
        return tariffs[rows[rank]];
    }

    int capacityLeft(int rank) {
        return capacityLeft[rows[rank]];
    }

    long handling(int rank) {
        return handling[rows[rank]];
    }

    long metres(int rank) {
        return metres[rows[rank]];
    }

    /// Of the one that came first, ranked or not.
    long metresOfFirst() {
        return metres[0];
    }

    /// Puts the best first; the last tie goes to the lower number.
    void rank() {
        rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        if (size > 1) {
            rank(0, size, 0);
        }
    }

    /// Sorts rows that are equal up to a key and stand in order of their numbers. As many keys as fit are packed with
    /// the place in the list into one number each; those that are equal in all of these are sorted by the others.
    private void rank(int from, int to, int firstKey) {
        int n = to - from;
        int[] group = Arrays.copyOfRange(rows, from, to);
        long[] packed = new long[n];
        int room = KEY_BITS - bits(n - 1L);
        int key = firstKey;
        for (; key < sorts; key++) {
            int width = pack(group, packed, key, room);
            if (width < 0) {
                break;
            }
            room -= width;
        }
        if (key == firstKey) {
            if (key < sorts) {
                compareAll(group, key);
                System.arraycopy(group, 0, rows, from, n);
            }
            return;
        }
        int indexBits = bits(n - 1L);
        for (int i = 0; i < n; i++) {
            packed[i] = packed[i] << indexBits | i;
        }
        Arrays.sort(packed);
        int start = 0; // of those that are equal so far
        for (int i = 0; i < n; i++) {
            rows[from + i] = group[(int) (packed[i] & (1L << indexBits) - 1)];
            if (i + 1 == n || packed[i] >> indexBits != packed[i + 1] >> indexBits) {
                if (i > start && key < sorts) {
                    rank(from + start, from + i + 1, key);
                }
                start = i + 1;
            }
        }
    }

    /// Appends a key to each packed number; what is unknown ([Long#MAX_VALUE]) comes right after the largest known.
    ///
    /// @return bits it took, -1 when they do not fit; nothing was appended then
    private int pack(int[] group, long[] packed, int key, int room) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int row : group) {
            long one = keys[row * sorts + key];
            least = Math.min(least, one);
            most = one == Long.MAX_VALUE ? most : Math.max(most, one);
        }
        long range = least == Long.MAX_VALUE ? 0 : most - least + 1; // negative when it does not fit
        int width = range < 0 ? Long.SIZE : bits(range);
        if (width > room) {
            return -1;
        }
        for (int i = 0; i < group.length; i++) {
            long one = keys[group[i] * sorts + key];
            packed[i] = packed[i] << width | (one == Long.MAX_VALUE ? range : one - least);
        }
        return width;
    }

    private static int bits(long largest) {
        return Long.SIZE - Long.numberOfLeadingZeros(largest);
    }

    /// For keys too far apart to be packed.
    private void compareAll(int[] group, int firstKey) {
        List<Integer> sorted = new ArrayList<>(Arrays.stream(group).boxed().toList());
        sorted.sort((a, b) -> {
            for (int i = firstKey; i < sorts; i++) {
                if (keys[a * sorts + i] != keys[b * sorts + i]) {
                    return Long.compare(keys[a * sorts + i], keys[b * sorts + i]);
                }
            }
            return Integer.compare(a, b);
        });
        Arrays.setAll(group, i -> sorted.get(i));
    }

    /// What a trace shows of them.
    List<Attempt.Ranked> ranking() {
        return new Ranking(this);
    }

    /// A view of their columns: of thousands few are ever looked at.
    private static final class Ranking extends AbstractList<Attempt.Ranked> implements RandomAccess {
        private final int[] rows;
        private final int sorts;
        private final int[] numbers;
        private final long[] keys;
        private final long[] costs;
        private final int[] units;

        Ranking(Candidates of) {
            rows = of.rows;
            sorts = of.sorts;
            numbers = of.numbers;
            keys = of.keys;
            costs = of.costs;
            units = of.units;
        }

        @Override
        public Attempt.Ranked get(int rank) {
            int row = rows[rank];
            List<Long> own = Arrays.stream(keys, row * sorts, (row + 1) * sorts).boxed().toList();
            return new Attempt.Ranked(numbers[row], own, costs[row], units[row]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }
}
