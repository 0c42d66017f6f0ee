package io.orrery.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** Counts what all threads that are alive at the end have allocated since it was made. */
final class Allocations {

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> before = byThread();

  /** Bytes since then. */
  long bytes() {
    return byThread().entrySet().stream()
        .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
        .sum();
  }

  private Map<Long, Long> byThread() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    Map<Long, Long> known = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      known.put(ids[i], Math.max(0, bytes[i]));
    }
    return known;
  }
}
