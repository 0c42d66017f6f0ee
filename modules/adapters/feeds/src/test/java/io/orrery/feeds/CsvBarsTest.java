package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.market.BarGrid;
import io.orrery.market.DataFormat;
import io.orrery.market.Gap;
import io.orrery.market.MarketDataException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvBarsTest {

  private static final BarGrid DAILY = Samples.grid("XNYS", Samples.DAY);
  private static final Layout DAYS = Samples.layout(DAILY, DataFormat.CSV);
  private static final Layout MINUTES =
      Samples.layout(Samples.grid("XNYS", Samples.MINUTE), DataFormat.CSV);

  @Test
  void readsDatesAsOpeningsOfTheCalendarInAnyColumnOrderAndIgnoresNamedExtras() {
    assertThat(
            Samples.read(
                DAYS,
                """
                volume,Close,vwap,low,high,open,DATE,trade_count
                100,2.5,x,2,3,2.25,2024-03-08,7
                0,2.5,,2,3,2.25,2024-03-11,
                """))
        .containsExactly(
            "2024-03-08T14:30:00Z,2.25,3,2,2.5,100", "2024-03-11T13:30:00Z,2.25,3,2,2.5,0");
  }

  @Test
  void readsInstantsWithAnyOffset() {
    assertThat(
            Samples.read(
                MINUTES,
                Samples.HEADER
                    + "2024-03-08T14:30:00Z,1,1,1,1,0\n"
                    + "2024-03-08T09:31:00-05:00,1,1,1,1,0\n"
                    + "2024-03-08 23:32:00.000+09:00,1,1,1,1,0\r\n"))
        .extracting(line -> line.substring(0, 20))
        .containsExactly("2024-03-08T14:30:00Z", "2024-03-08T14:31:00Z", "2024-03-08T14:32:00Z");
  }

  @Test
  void readsADailyBarThatIsLabelledWithMidnightOrTheOpening() {
    assertThat(
            Samples.read(
                DAYS,
                Samples.HEADER
                    + "2024-03-08T05:00:00Z,1,1,1,1,0\n2024-03-11T13:30:00Z,1,1,1,1,0\n"))
        .extracting(line -> line.substring(0, 20))
        .containsExactly("2024-03-08T14:30:00Z", "2024-03-11T13:30:00Z");
  }

  @Test
  void readsEpochsAndLocalTimesOnlyIfToldSo() {
    BarGrid grid = MINUTES.grid();
    assertThat(
            Samples.read(
                Samples.layout(grid, DataFormat.CSV_EPOCH_SECONDS),
                Samples.HEADER + "1709908200,1,1,1,1,0\n"))
        .containsExactly("2024-03-08T14:30:00Z,1,1,1,1,0");
    assertThat(
            Samples.read(
                Samples.layout(grid, DataFormat.CSV_EPOCH_MILLIS),
                Samples.HEADER + "1709908200000,1,1,1,1,0\n"))
        .containsExactly("2024-03-08T14:30:00Z,1,1,1,1,0");
    assertThat(
            Samples.read(
                Samples.layout(grid, DataFormat.CSV_LOCAL_TIME),
                Samples.HEADER + "2024-03-08 09:30,1,1,1,1,0\n2024-03-08T09:31:00,1,1,1,1,0\n"))
        .containsExactly("2024-03-08T14:30:00Z,1,1,1,1,0", "2024-03-08T14:31:00Z,1,1,1,1,0");
    assertRefused(MINUTES, "1709908200,1,1,1,1,0", "line 2, column timestamp");
    assertRefused(MINUTES, "2024-03-08 09:30:00,1,1,1,1,0", "instant with offset");
  }

  @Test
  void refusesALocalTimeThatIsNoneOrTwoInstants() {
    BarGrid always = Samples.always(Samples.MINUTE);
    Layout berlin =
        new Layout(
            "b.csv", Samples.AAA, always, DataFormat.CSV_LOCAL_TIME, ZoneId.of("Europe/Berlin"));
    assertRefused(berlin, "2024-03-31 02:30:00,1,1,1,1,0", "was none at a change of its clock");
    assertRefused(berlin, "2024-10-27 02:30:00,1,1,1,1,0", "was two at a change of its clock");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unsorted | 2024-03-11,1,1,1,1,0;2024-03-08,1,1,1,1,0 | line 3, column timestamp: bars must be in order",
        "duplicate | 2024-03-08,1,1,1,1,0;2024-03-08,1,1,1,1,0 | line 3, column timestamp: duplicate",
        "negative | 2024-03-08,-1,1,1,1,0 | line 2, column open: must be a decimal above zero, was '-1'",
        "zero | 2024-03-08,1,1,0,1,0 | line 2, column low: must be a decimal above zero",
        "NaN | 2024-03-08,1,NaN,1,1,0 | line 2, column high: must be a decimal above zero, was 'NaN'",
        "infinite | 2024-03-08,1,1,1,Infinity,0 | column close",
        "huge | 2024-03-08,1,1,1,1e999,0 | column close",
        "hexadecimal | 2024-03-08,1,1,1,0x1p3,0 | column close",
        "suffix | 2024-03-08,1,1,1,1d,0 | column close",
        "empty | 2024-03-08,1,1,1,,0 | column close: must be a decimal above zero, was ''",
        "negative volume | 2024-03-08,1,1,1,1,-1 | column volume: must be a decimal of zero or above",
        "NaN volume | 2024-03-08,1,1,1,1,nan | column volume",
        "high below low | 2024-03-08,2,1,3,2,0 | line 2: high must not be below low",
        "close above high | 2024-03-08,2,3,1,4,0 | line 2: open 2.0 and close 4.0 must lie between",
        "no trading day | 2024-03-09,1,1,1,1,0 | column timestamp: must be a trading day of XNYS, was 2024-03-09, a SATURDAY",
        "holiday | 2024-12-25,1,1,1,1,0 | column timestamp: must be a trading day",
        "no date | 2024-02-30,1,1,1,1,0 | line 2, column timestamp: Invalid date",
        "month 13 | 2024-13-01,1,1,1,1,0 | had 13 where 12 is the most",
        "slashes | 2024/03/08,1,1,1,1,0 | date must be of the form 2024-01-02",
        "after validity | 2044-03-08,1,1,1,1,0 | valid_until",
        "before validity | 1999-03-08,1,1,1,1,0 | valid_from",
        "too few fields | 2024-03-08,1,1,1,1 | line 2: must have 6 fields, has 5",
        "too many fields | 2024-03-08,1,1,1,1,0,9 | line 2: must have 6 fields, has more",
        "open quote | \"2024-03-08,1,1,1,1,0 | line 2",
        "empty line | 2024-03-08,1,1,1,1,0;;2024-03-11,1,1,1,1,0 | line 3: must not be an empty line",
        "spaces | 2024-03-08, 1,1,1,1,0 | column open: must be a decimal above zero, was ' 1'",
        "comma decimal | 2024-03-08,\"1,5\",2,1,1,0 | column open: must be a decimal above zero, was '1,5'",
        "letters of another alphabet | 2024-03-08,١,1,1,1,0 | column open",
        "a daily bar in the day | 2024-03-08T15:00:00Z,1,1,1,1,0 | a daily bar of 2024-03-08 starts at the opening",
      })
  void refusesADayThatIsNoBar(String name, String rows, String reason) {
    assertRefused(DAYS, rows.replace(';', '\n'), reason);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "before the opening | 2024-03-08T14:29:00Z | it opens at 2024-03-08T14:30:00Z",
        "after the close | 2024-03-08T21:00:00Z | it closed at 2024-03-08T21:00:00Z",
        "labelled as if local were UTC | 2024-03-08T09:30:00Z | it opens at",
        "inside of a minute | 2024-03-08T14:30:01Z | a whole number of PT1M after the opening",
        "a part of a millisecond | 2024-03-08T14:30:00.0001Z | whole milliseconds",
        "a date alone | 2024-03-08 | must be an instant",
        "no offset | 2024-03-08T14:30:00 | instant with offset",
        "a wrong offset | 2024-03-08T14:30:00+1 | must end in Z or an offset",
        "no digits of seconds | 2024-03-08T14:30:00.Z | digits behind the point",
        "hour 24 | 2024-03-08T24:30:00Z | had 24 where 23 is the most",
      })
  void refusesAMinuteThatIsNoBar(String name, String time, String reason) {
    assertRefused(MINUTES, time + ",1,1,1,1,0", reason);
  }

  @Test
  void refusesDatesInAnotherZoneThanTheCalendars() {
    Layout utc = new Layout("b.csv", Samples.AAA, DAILY, DataFormat.CSV, ZoneId.of("UTC"));
    assertRefused(utc, "2024-03-08,1,1,1,1,0", "must be the calendar's America/New_York, was UTC");
  }

  @Test
  void refusesAFileThatIsCutOffInsideOfANumber() {
    assertThatThrownBy(() -> Samples.read(DAYS, Samples.HEADER + "2024-03-08,1,1,1,1,12"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("bars.csv line 2: the file must end in a line feed");
    assertThatThrownBy(() -> Samples.read(DAYS, Samples.HEADER))
        .hasMessageContaining("at least one bar");
    assertThatThrownBy(() -> Samples.read(DAYS, "")).hasMessageContaining("at least one bar");
  }

  @Test
  void refusesAHeaderThatIsNotUnderstood() {
    assertHeader("timestamp,open,high,low,close\n", "must have the columns [volume]");
    assertHeader("timestamp,date,open,high,low,close,volume\n", "timestamp must be there once");
    assertHeader("timestamp,open,high,low,close,volume,adj\n", "was 'adj'");
    assertHeader("\uFEFF" + Samples.HEADER, "byte order mark");
    assertHeader("a,".repeat(40) + "\n", "at most 32 columns");
    assertHeader("\n", "empty line");
  }

  @Test
  void refusesAHugeLineWithoutHoldingIt() {
    assertRefused(DAYS, "2024-03-08," + "1".repeat(5_000_000) + ",1,1,1,0", "bars.csv line 2");
    assertRefused(DAYS, "2024-03-08" + ",1".repeat(5_000_000), "has more");
    assertHeader("x".repeat(5_000_000), "bars.csv line");
  }

  @Test
  void tellsGapsAndFillsNone() {
    List<Gap> gaps = new ArrayList<>();
    String text =
        Samples.HEADER
            + "2024-03-08T20:58:00Z,1,1,1,1,0\n2024-03-11T13:30:00Z,1,1,1,1,0\n"
            + "2024-03-11T13:31:00Z,1,1,1,1,0\n2024-03-11T13:35:00Z,1,1,1,1,0\n";
    assertThat(Samples.read(MINUTES, text.getBytes(StandardCharsets.US_ASCII), gaps)).hasSize(4);
    assertThat(gaps)
        .extracting(Gap::toString)
        .containsExactly(
            "AAA misses 1 bars from 2024-03-08T20:59:00Z until 2024-03-11T13:30:00Z",
            "AAA misses 3 bars from 2024-03-11T13:32:00Z until 2024-03-11T13:35:00Z");
  }

  @Test
  void weekendsAndHolidaysAreNoGaps() {
    List<Gap> gaps = new ArrayList<>();
    String text = Samples.HEADER + "2024-03-28,1,1,1,1,0\n2024-04-01,1,1,1,1,0\n";
    Samples.read(DAYS, text.getBytes(StandardCharsets.US_ASCII), gaps);
    assertThat(gaps).isEmpty();
  }

  @Test
  void anIntervalThatDoesNotDivideTheDayEndsWithAShortBar() {
    Layout hours = Samples.layout(Samples.grid("XNYS", Duration.ofHours(4)), DataFormat.CSV);
    assertThat(
            Samples.read(
                hours,
                Samples.HEADER
                    + "2024-03-08T14:30:00Z,1,1,1,1,0\n2024-03-08T18:30:00Z,1,1,1,1,0\n"))
        .hasSize(2);
  }

  private static void assertRefused(Layout layout, String rows, String reason) {
    assertThatThrownBy(() -> Samples.read(layout, Samples.HEADER + rows + "\n"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageStartingWith(layout.file() + " line ")
        .hasMessageContaining(reason);
  }

  private static void assertHeader(String header, String reason) {
    assertThatThrownBy(() -> Samples.read(DAYS, header + "2024-03-08,1,1,1,1,0\n"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining(reason);
  }
}
