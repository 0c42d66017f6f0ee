package io.orrery.market;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.universe.Lineage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What its owner says of a dataset: everything but its bytes.
 *
 * @param id its name, in the form of {@link Lineage#NAME}
 * @param source where the data comes from, 1 to 300 printable characters
 * @param licence under what it may be used, 1 to 300 printable characters
 * @param calendar the market whose hours the bars keep
 * @param zone the zone of times without offset; for dates it must be the calendar's own
 * @param interval the length of a bar; one day is the longest
 * @param format the form of its files
 * @param parents the {@link Lineage#id()} of each thing it was made from, such as the feed and
 *     session of a recording; empty for data from outside
 * @param splits the splits that its prices show
 */
public record DatasetTerms(
    String id,
    String source,
    String licence,
    Mic calendar,
    ZoneId zone,
    Duration interval,
    DataFormat format,
    List<String> parents,
    List<Split> splits) {

  private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}{1,300}");

  /** Refuses a field of another form with {@link IllegalArgumentException}. */
  public DatasetTerms {
    Check.matches("dataset", id, Lineage.NAME, "1 to 64 letters, digits and . _ -");
    Check.matches("source", source, TEXT, "1 to 300 printable characters");
    Check.matches("licence", licence, TEXT, "1 to 300 printable characters");
    if (interval.toMillis() < 1 || interval.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "interval must be from one millisecond to one day, was " + interval);
    }
    parents = List.copyOf(parents);
    parents.forEach(each -> Check.matches("parent", each, TEXT, "1 to 300 printable characters"));
    splits = List.copyOf(splits);
  }

  /** Terms of data from outside without splits. */
  public static DatasetTerms of(
      String id, String source, String licence, BarGrid grid, DataFormat format) {
    return new DatasetTerms(
        id,
        source,
        licence,
        grid.calendar().mic(),
        grid.calendar().zone(),
        grid.interval(),
        format,
        List.of(),
        List.of());
  }
}
