package io.orrery.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one interval of a soak showed: a line of its CSV.
 *
 * @param seconds since the load began
 * @param recordsPerSecond acknowledged in the interval
 * @param p50 milliseconds from the intended start to the acknowledgement
 * @param p99 the same
 * @param p999 the same
 * @param heapAfterCollection megabytes of heap in use after the newest garbage collection
 * @param resident megabytes of the process in memory
 * @param handles open file handles of the process
 * @param freeDisk gigabytes that the file system has left
 */
record SoakSample(
    double seconds,
    double recordsPerSecond,
    double p50,
    double p99,
    double p999,
    double heapAfterCollection,
    double resident,
    double handles,
    double freeDisk) {

  static final String COLUMNS =
      "seconds,records_per_second,p50_ms,p99_ms,p99_9_ms,heap_after_gc_mb,rss_mb,file_handles,free_disk_gb";

  String line() {
    return Stream.of(
            seconds,
            recordsPerSecond,
            p50,
            p99,
            p999,
            heapAfterCollection,
            resident,
            handles,
            freeDisk)
        .map(value -> String.format(Locale.ROOT, "%.3f", value))
        .collect(Collectors.joining(","));
  }

  /** All samples of a file that starts with {@link #COLUMNS}. */
  static List<SoakSample> read(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(SoakSample::parse).toList();
  }

  private static SoakSample parse(String line) {
    double[] v = Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    return new SoakSample(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
  }
}
