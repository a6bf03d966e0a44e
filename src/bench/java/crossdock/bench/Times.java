package crossdock.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Time that went by and what of it processors spent on one process; on a busy machine only the second says what work
/// costs.
///
/// @param wall seconds
/// @param cpu seconds, all threads: the practice server and the compiler included
record Times(double wall, double cpu) {
    static final Times NONE = new Times(0, 0);

    static Times now() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Times(System.nanoTime() / 1e9, system.getProcessCpuTime() / 1e9);
    }

    Times minus(Times earlier) {
        return new Times(wall - earlier.wall, cpu - earlier.cpu);
    }
}
