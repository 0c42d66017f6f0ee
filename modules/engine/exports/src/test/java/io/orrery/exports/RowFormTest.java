package io.orrery.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.SessionBook;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows as text. */
class RowFormTest {

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);

  /** A fact with hostile texts. */
  record Note(String symbol, String strategy, String saying) implements Fact {}

  private List<Row> events(Fact... facts) {
    Session.Control control = Samples.session(Universe.PAPER);
    try (var store = storage.open(control.recorder())) {
      for (Fact fact : facts) {
        store.events().append(control.session().mint(fact));
      }
    }
    return rows(Stream.EVENTS, facts.length);
  }

  private List<Row> rows(Stream stream, long through) {
    UniverseArchive archive = storage.archive(Universe.PAPER);
    List<Row> rows = new ArrayList<>();
    new Export(archive, new SessionBook(archive.audit()))
        .write(
            new ExportQuery(stream, Selection.all(), new Purpose.Analysis(), through), rows::add);
    return rows;
  }

  @Test
  void csvIsSafeFromFormulasAndOneApostropheLessIsWhatWasRecorded() {
    Row row = events(new Note("=1+1", "'quoted", "@SUM(A1)")).get(0);
    assertThat(RowForm.CSV.line(row))
        .contains(",'=1+1,''quoted,")
        .contains(",\"{\"\"saying\"\":\"\"@SUM(A1)\"\"}\",")
        .endsWith("\r\n");
    assertThat(RowForm.table(row))
        .containsEntry("symbol", "=1+1")
        .containsEntry("strategy", "'quoted");
  }

  @Test
  void csvQuotesCommasQuotesAndLineEnds() {
    List<Row> rows = events(new Note("a,b", "say \"x\"", "-"), new Note("a\nb", "c\rd", "-"));
    assertThat(RowForm.CSV.line(rows.get(0))).contains("\"a,b\",\"say \"\"x\"\"\"");
    assertThat(RowForm.CSV.line(rows.get(1))).contains("\"a\nb\",\"c\rd\"");
  }

  @Test
  void decimalsStayExactAlsoWhereTheyAreNegative() {
    Session.Control control = Samples.session(Universe.PAPER);
    try (var store = storage.open(control.recorder())) {
      store.equity().append(control.session().mint(Samples.equityPoint("100000.0000000001")));
      Trade trade = Samples.trade("AAA", "0.10", "12345678901234567890.123456789012345678");
      store.trades().append(control.session().mint(trade));
    }
    assertThat(RowForm.CSV.line(rows(Stream.EQUITY, 1).get(0)))
        .contains(",100000.0000000001,-250.10,1200,true,");
    assertThat(RowForm.CSV.line(rows(Stream.TRADES, 1).get(0)))
        .contains(",0.10,12345678901234567890.123456789012345678,");
  }

  @Test
  void aRowHasAsManyCellsAsTheHeader() {
    Row row = events(new Note("AAA", "one", "two")).get(0);
    assertThat(RowForm.CSV.line(row).split(",", -1))
        .hasSameSizeAs(RowForm.CSV.header(Stream.EVENTS).split(",", -1));
  }

  @Test
  void whatHasNoColumnIsNotLost() {
    Row row = events(new Note("AAA", "one", "two")).get(0);
    assertThat(RowForm.table(row)).containsEntry("more", "{\"saying\":\"two\"}");
  }

  @Test
  void jsonEscapesWhatMustBeAndKeepsOtherLetters() {
    assertThat(JsonText.of(Map.of("ü\"\\\n", List.of("\u2028", "😀", 1, 2L, true))))
        .isEqualTo("{\"ü\\\"\\\\\\u000a\":[\"\\u2028\",\"\\ud83d\\ude00\",1,2,true]}");
  }
}
