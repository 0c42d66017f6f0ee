package io.orrery.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How ledgers in files are kept. None of it can weaken what an acknowledgement means.
 *
 * @param segmentBytes a segment that has reached this many bytes is sealed; at least 4096
 * @param queuedRecords how many records of one universe may wait to be written; more have to wait
 *     outside, or are refused; at least 1
 * @param freeSpaceFloor business records are refused while the disk has fewer free bytes than this;
 *     0 or above
 * @param ballastBytes size of the file that is given up when the disk is full, so that the end can
 *     still be recorded; 0 or above, 0 means none
 * @param checkpoints a folder outside the home where checkpoints are published; empty for nowhere
 * @param checkpointEvery how often a growing ledger's checkpoint is published there, besides at
 *     every seal; above zero
 */
public record LedgerOptions(
    long segmentBytes,
    int queuedRecords,
    long freeSpaceFloor,
    int ballastBytes,
    Optional<Path> checkpoints,
    Duration checkpointEvery) {

  /** Refuses values out of range with {@link IllegalArgumentException}. */
  public LedgerOptions {
    requireAtLeast("segmentBytes", 4096, segmentBytes);
    requireAtLeast("queuedRecords", 1, queuedRecords);
    requireAtLeast("freeSpaceFloor", 0, freeSpaceFloor);
    requireAtLeast("ballastBytes", 0, ballastBytes);
    if (checkpointEvery.isNegative() || checkpointEvery.isZero()) {
      throw new IllegalArgumentException(
          "checkpointEvery must be above zero, was " + checkpointEvery);
    }
  }

  /**
   * Segments of 64 MiB, 65,536 records in the queue, a floor of 256 MiB, 1 MiB of ballast, and no
   * checkpoints; every 10 minutes once a folder is named.
   */
  public static LedgerOptions defaults() {
    return new LedgerOptions(
        64L << 20, 1 << 16, 256L << 20, 1 << 20, Optional.empty(), Duration.ofMinutes(10));
  }

  private static void requireAtLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }
}
