package io.orrery.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What this process uses: heap after collections, memory and file handles (on Linux). */
final class ProcessGauges {

  private static final double MEGABYTE = 1e6;

  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private final AtomicLong afterCollection = new AtomicLong();

  ProcessGauges() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean).addNotificationListener(this::collected, null, null);
    }
  }

  private void collected(Notification notification, Object none) {
    if (!notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      return;
    }
    Map<String, MemoryUsage> after =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
            .getGcInfo()
            .getMemoryUsageAfterGc();
    afterCollection.set(
        after.entrySet().stream()
            .filter(each -> heapPools.contains(each.getKey()))
            .mapToLong(each -> each.getValue().getUsed())
            .sum());
  }

  /** Megabytes of heap in use after the newest garbage collection; 0 before the first. */
  double heapAfterCollection() {
    return afterCollection.get() / MEGABYTE;
  }

  /** Megabytes of this process that are in memory. */
  double resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / MEGABYTE)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Open file handles of this process. */
  double handles() throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return (double) handles.count();
    }
  }
}
