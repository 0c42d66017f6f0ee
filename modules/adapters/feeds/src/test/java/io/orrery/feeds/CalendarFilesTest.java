package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Mic;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.testkit.ReferenceData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFilesTest {

  private static final String SMALL =
      """
      {
        "mic": "XNYS", "name": "N", "zone": "America/New_York", "source": "test",
        "valid_from": "2024-01-01",
        "valid_until": "2024-12-31",
        "weeks": [{"from": "2024-01-01", "days": ["monday", "tuesday"], "hours": [["09:30", "16:00"]]}],
        "holidays": {"2024-01-01": "New Year"},
        "early_closes": {"2024-12-24": {"close": "13:00", "reason": "Christmas Eve"}}
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"XNYS", "XNAS", "XLON", "XETR", "XTKS"})
  void everyWeekdayIsClosedIfAndOnlyIfTheRulesOfTheMarketSaySo(String mic) {
    TradingCalendar calendar = Samples.CALENDARS.of(new Mic(mic));
    for (int year = calendar.validFrom().getYear();
        year <= calendar.validUntil().getYear();
        year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      Set<LocalDate> closed =
          first
              .datesUntil(first.plusYears(1))
              .filter(date -> date.getDayOfWeek().getValue() <= 5)
              .filter(date -> calendar.day(date).isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(closed).as("%s %d", mic, year).isEqualTo(HolidayRules.closed(mic, year));
      assertThat(earlyCloses(calendar, year))
          .as("%s %d", mic, year)
          .isEqualTo(HolidayRules.early(mic, year));
    }
  }

  private static Set<LocalDate> earlyCloses(TradingCalendar calendar, int year) {
    return calendar.days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
        .filter(day -> day.close().atZone(calendar.zone()).toLocalTime().getHour() < 15)
        .map(day -> day.date())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "XNYS, 2004-06-11", "XNYS, 2007-01-02", "XNAS, 2012-10-29", "XNYS, 2012-10-30",
    "XNYS, 2018-12-05", "XNYS, 2022-06-20", "XNYS, 2025-01-09", "XLON, 2022-06-03",
    "XLON, 2022-09-19", "XLON, 2023-05-08", "XLON, 2020-05-08", "XETR, 2017-10-31",
    "XETR, 2021-05-24", "XTKS, 2019-05-01", "XTKS, 2020-07-24", "XTKS, 2020-10-01"
  })
  void namesTheExceptionsThatNoRuleKnows(String mic, LocalDate date) {
    TradingCalendar calendar = Samples.CALENDARS.of(new Mic(mic));
    Instant noon = date.atTime(12, 0).atZone(calendar.zone()).toInstant();
    assertThat(calendar.closedBecause(noon).orElseThrow()).contains("holiday, ");
  }

  @ParameterizedTest
  @CsvSource({
    "XNYS, 2021-06-18", "XNYS, 2021-12-31", "XNYS, 2010-12-31", "XLON, 2020-05-04",
    "XLON, 2022-05-30", "XETR, 2022-06-06", "XETR, 2023-10-03", "XTKS, 2019-12-23",
    "XTKS, 2021-10-11"
  })
  void isOpenWhereARuleWasChangedOrHasAnEnd(String mic, LocalDate date) {
    assertThat(Samples.CALENDARS.of(new Mic(mic)).day(date)).isPresent();
  }

  @Test
  void tokyoHasALunchBreakAndClosesLaterSinceNovember2024() {
    TradingCalendar tokyo = Samples.CALENDARS.of(new Mic("XTKS"));
    assertThat(tokyo.day(LocalDate.parse("2024-11-01")).orElseThrow().hours()).hasSize(2);
    assertThat(tokyo.day(LocalDate.parse("2024-11-01")).orElseThrow().close())
        .isEqualTo(Instant.parse("2024-11-01T06:00:00Z"));
    assertThat(tokyo.day(LocalDate.parse("2024-11-05")).orElseThrow().close())
        .isEqualTo(Instant.parse("2024-11-05T06:30:00Z"));
  }

  @Test
  void listsTheCalendarsOfTheFolder() {
    assertThat(Samples.CALENDARS.list())
        .extracting(Mic::value)
        .containsExactly("24X7", "XETR", "XLON", "XNAS", "XNYS", "XTKS");
    for (Mic mic : Samples.CALENDARS.list()) {
      assertThat(Samples.CALENDARS.of(mic).source()).isNotBlank();
    }
  }

  @Test
  void everyDateOfTheReferenceInputsIsASession() throws IOException {
    assertDates("golden/inputs/GOOG_daily.csv", "XNYS", 2148);
    assertDates("golden/inputs/GOOG_daily.csv", "XNAS", 2148);
    assertDates("data/market/AAPL-PT1D-20130102_20131231.csv", "XNAS", 252);
  }

  @Test
  void theSyntheticReferenceInputsTradeOnHolidaysAndKeepTheHoursOfNoExchange() throws IOException {
    assertDates("golden/inputs/AAA_daily.csv", "24X7", 520);
    assertDates("golden/inputs/BBB_daily.csv", "24X7", 480);
    assertDates("golden/inputs/CCC_daily.csv", "24X7", 502);
    TradingCalendar nasdaq = Samples.CALENDARS.of(new Mic("XNAS"));
    assertThat(dates("golden/inputs/AAA_daily.csv"))
        .filteredOn(date -> nasdaq.day(date).isEmpty())
        .hasSize(19)
        .contains(LocalDate.parse("2022-01-17"));
  }

  private static void assertDates(String file, String mic, int count) throws IOException {
    TradingCalendar calendar = Samples.CALENDARS.of(new Mic(mic));
    assertThat(dates(file))
        .hasSize(count)
        .allSatisfy(date -> assertThat(calendar.day(date)).as("%s", date).isPresent());
  }

  private static List<LocalDate> dates(String file) throws IOException {
    return Files.readAllLines(ReferenceData.file(file)).stream()
        .skip(1)
        .map(line -> LocalDate.parse(line.substring(0, 10)))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unknown key | \"mic\": | \"mick\": | line 2, $.mick: unknown key",
        "missing key | \"name\": \"N\", |  | $: must have a member 'name'",
        "duplicate key | \"source\": \"test\" | \"source\": \"test\", \"mic\": \"XNAS\" | $.mic: duplicate key",
        "duplicate holiday | \"New Year\" | \"New Year\", \"2024-01-01\": \"again\" | $.holidays.2024-01-01: duplicate key",
        "bad date | 2024-01-01\": | 2024-01-32\": | $.holidays.2024-01-32: Text '2024-01-32' could not be parsed",
        "no session day | 2024-01-01\": | 2024-01-03\": | $.holidays.2024-01-03: date must be a day with hours",
        "out of validity | 2024-01-01\": | 2025-01-06\": | $.holidays.2025-01-06: date must be from",
        "holiday and early close | 2024-12-24\": | 2024-01-01\": | $.early_closes.2024-01-01: date must be given once",
        "overlapping hours | [\"09:30\", \"16:00\"] | [\"09:30\", \"16:00\"], [\"15:00\", \"17:00\"] | $.weeks[0].hours[1]: hours of MONDAY must not begin before",
        "backward hours | \"16:00\" | \"09:00\" | $.weeks[0].hours[0]: hours must end after",
        "one time | , \"16:00\"] | ] | $.weeks[0].hours[0]: hours must be an opening and a close",
        "no time | \"16:00\" | \"4 pm\" | $.weeks[0].hours[0][1]: time must be of the form 09:30",
        "no day | \"tuesday\" | \"tue\" | $.weeks[0].days[1]: day must be monday to sunday",
        "no zone | America/New_York | EST5 | $.zone: zone must be a name of the time zone database",
        "no mic | XNYS | xnys | $.mic: mic must be 4 capital letters",
        "ends before it begins | \"2024-12-31\", | \"2023-12-31\", | $.valid_until: valid_until must not be before",
        "early close at the close | 13:00 | 16:00 | $.early_closes.2024-12-24: an early close must be within",
        "no string | \"N\" | null | $.name: must be an object, an array or a string",
        "cut off | \"Christmas Eve\"}} | \"Christmas | must be JSON",
      })
  void refusesAFileWithPlaceAndReason(String name, String from, String to, String reason) {
    String text = SMALL.replace(from, to == null ? "" : to);
    assertThat(text).isNotEqualTo(SMALL);
    assertThatThrownBy(() -> CalendarFile.read("XNYS.json", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("XNYS.json line ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAMarketWithoutCalendarAndAFileOfAnotherMarket(@TempDir Path folder)
      throws IOException {
    CalendarFolder calendars = new CalendarFolder(folder);
    assertThatThrownBy(() -> calendars.of(new Mic("XNYS")))
        .hasMessageContaining("config/calendars/XNYS.json is missing");
    Files.writeString(folder.resolve("XNAS.json"), SMALL);
    assertThatThrownBy(() -> calendars.of(new Mic("XNAS")))
        .hasMessageContaining("must be XNAS as the file's name, was XNYS");
    Files.writeString(folder.resolve("XNYS.json"), SMALL);
    assertThat(calendars.of(new Mic("XNYS")).mic()).isEqualTo(new Mic("XNYS"));
  }
}
