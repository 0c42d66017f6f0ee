package io.orrery.cli.doctor;

import io.orrery.cli.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the disk takes to make a record durable: writes and forces a small file, and removes it.
 */
final class DiskProbe {

  private static final int RECORD_BYTES = 512;
  private static final int MOST = 200;
  private static final long MOST_NANOS = 2_000_000_000L;

  /** Slower than this, and a person waits for every acknowledgement. */
  private static final long SLOW_NANOS = 50_000_000L;

  /** Faster than this, and no disk has answered. */
  private static final long TOO_FAST_NANOS = 15_000L;

  private DiskProbe() {}

  static Finding look(Path folder) {
    Path file = folder.resolve(".doctor-" + ProcessHandle.current().pid() + ".tmp");
    try {
      long[] nanos = measure(file);
      return finding(nanos);
    } catch (IOException e) {
      return Finding.failed(
          "disk", "%s must be written to and forced to the disk: %s".formatted(folder, e));
    }
  }

  private static long[] measure(Path file) throws IOException {
    long[] nanos = new long[MOST];
    int count = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long begun = System.nanoTime();
      while (count < MOST && System.nanoTime() - begun < MOST_NANOS) {
        long before = System.nanoTime();
        channel.write(ByteBuffer.allocate(RECORD_BYTES));
        channel.force(true);
        nanos[count++] = System.nanoTime() - before;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return Arrays.copyOf(nanos, count);
  }

  private static Finding finding(long[] nanos) {
    Arrays.sort(nanos);
    long median = nanos[nanos.length / 2];
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("syncs", nanos.length);
    figures.put("median_micros", median / 1000);
    figures.put("worst_micros", nanos[nanos.length - 1] / 1000);
    String measured =
        "a record is durable in %d us (median of %d, worst %d us)"
            .formatted(median / 1000, nanos.length, nanos[nanos.length - 1] / 1000);
    if (median > SLOW_NANOS) {
      return new Finding(
          "disk", Verdict.WARNING, measured + ": slow, each caller waits so long", figures);
    }
    if (median < TOO_FAST_NANOS) {
      return new Finding(
          "disk",
          Verdict.WARNING,
          measured
              + ": faster than any disk, so memory answers, and a power cut loses what was acknowledged",
          figures);
    }
    return new Finding("disk", Verdict.OK, measured, figures);
  }
}
