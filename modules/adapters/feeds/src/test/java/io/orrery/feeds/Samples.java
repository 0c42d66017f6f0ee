package io.orrery.feeds;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.Calendars;
import io.orrery.market.DataFormat;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Gap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this module share. */
final class Samples {

  static final Path CHECKOUT =
      Path.of(System.getProperty("orrery.checkout", "../../..")).toAbsolutePath().normalize();
  static final CalendarFolder CALENDARS = new CalendarFolder(CHECKOUT.resolve("config/calendars"));
  static final Duration DAY = Duration.ofDays(1);
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Symbol AAA = new Symbol("AAA");
  static final String HEADER = "timestamp,open,high,low,close,volume\n";

  private Samples() {}

  static BarGrid grid(String mic, Duration interval) {
    return new BarGrid(CALENDARS.of(new Mic(mic)), interval);
  }

  static BarGrid always(Duration interval) {
    return grid(Calendars.ALWAYS_OPEN.value(), interval);
  }

  static Layout layout(BarGrid grid, DataFormat format) {
    return new Layout("bars.csv", AAA, grid, format, grid.calendar().zone());
  }

  /** The bars of a text as lines, with the gaps in {@code gaps}. */
  static List<String> read(Layout layout, byte[] bytes, List<Gap> gaps) {
    List<String> bars = new ArrayList<>();
    try (FileBars source = FileBars.open(layout, new ByteArrayInputStream(bytes), gaps::add)) {
      while (source.next()) {
        BarLines lines = new BarLines();
        lines.add(source);
        bars.add(new String(lines.bytes(), 0, lines.length() - 1, StandardCharsets.US_ASCII));
      }
    }
    return bars;
  }

  static List<String> read(Layout layout, String text) {
    return read(layout, text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
  }

  static DatasetTerms terms(String id, BarGrid grid) {
    return DatasetTerms.of(id, "a test", "CC0-1.0", grid, DataFormat.CSV);
  }
}
