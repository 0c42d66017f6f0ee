package io.orrery.cli.export;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.LocalDate;

/**
 * A file of an export: the rows of one stream of one universe that happened on one day, UTC.
 *
 * @param universe of all rows
 * @param stream of all rows
 * @param date of all rows
 */
record PartitionFile(Universe universe, Stream stream, LocalDate date)
    implements Comparable<PartitionFile> {

  /** Below the export's folder, as Hive names partitions. */
  String path(String ending) {
    return "universe=%s/date=%s/%s.%s"
        .formatted(universe.wireName(), date, stream.wireName(), ending);
  }

  @Override
  public int compareTo(PartitionFile other) {
    return path("").compareTo(other.path(""));
  }
}
