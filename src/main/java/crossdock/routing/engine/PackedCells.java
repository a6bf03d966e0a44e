package crossdock.routing.engine;

import java.util.Arrays;

/// Cells of one article as bytes: the count, the differences between location ids, the quantities (zigzag, as they may be
/// negative), each a varint of seven bits a byte, low bits first.
final class PackedCells {
    private PackedCells() {}

    static byte[] pack(int[] cells) {
        int n = cells.length / 2;
        byte[] bytes = new byte[5 + cells.length * 5];
        int at = put(bytes, 0, n);
        for (int i = 0; i < n; i++) {
            at = put(bytes, at, cells[i] - (i == 0 ? 0 : cells[i - 1]));
        }
        for (int i = n; i < cells.length; i++) {
            at = put(bytes, at, cells[i] << 1 ^ cells[i] >> 31);
        }
        return Arrays.copyOf(bytes, at);
    }

    static int[] unpack(byte[] bytes) {
        try {
            return read(bytes);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("packed cells end too early", e);
        }
    }

    private static int[] read(byte[] bytes) {
        int at = 0;
        int n = -1;
        int[] cells = {};
        int location = 0;
        for (int i = -1; n < 0 || i < 2 * n; i++) {
            int value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                value |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0 && shift < 35);
            if (i < 0) {
                n = value;
                if (n < 0 || n > bytes.length) {
                    throw new IllegalArgumentException("packed cells claim " + n + " of them");
                }
                cells = new int[2 * n];
            } else if (i < n) {
                location += value;
                if (value < 1 || location < 1) {
                    throw new IllegalArgumentException("packed locations do not ascend");
                }
                cells[i] = location;
            } else {
                cells[i] = value >>> 1 ^ -(value & 1);
            }
        }
        if (at != bytes.length) {
            throw new IllegalArgumentException("packed cells go on after their end");
        }
        return cells;
    }

    private static int put(byte[] bytes, int from, int value) {
        int at = from;
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[at++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }
}
