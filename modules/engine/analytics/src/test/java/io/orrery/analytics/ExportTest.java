package io.orrery.analytics;

import static io.orrery.analytics.Curves.daily;
import static io.orrery.analytics.Curves.evidence;
import static io.orrery.analytics.Curves.trip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.orrery.analytics.html.TearSheet;
import io.orrery.basics.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExportTest {

  private static final RoundTrip DANGEROUS =
      new RoundTrip(
          new Symbol("AAA"),
          10,
          Curves.noon(0),
          0.00001,
          Curves.noon(1),
          12,
          0,
          "=cmd|' /C calc'!A0,\"x\"\n<script>alert(1)</script> \u00e9");

  private final Evidence sample =
      evidence(daily(100, 90, 110, 100000), trip(0, 1, 10, 9), DANGEROUS);
  private final Performance performance = Performance.of(sample, Curves.PLAIN);

  private interface Writer {
    void write(Performance performance, Appendable out) throws IOException;
  }

  private String written(Writer writer) throws IOException {
    StringBuilder out = new StringBuilder();
    writer.write(performance, out);
    return out.toString();
  }

  private Map<String, Object> json() throws IOException {
    return Reference.object(Reference.parse(written(PerformanceJson::write)));
  }

  @Tag("U3")
  @Test
  void jsonSaysWhereItComesFrom() throws IOException {
    assertThat(Reference.object(Reference.member(json(), "provenance")))
        .containsEntry("universe", "simulation")
        .containsEntry("session_id", sample.basis().sessionId().value())
        .containsEntry("lineage_id", sample.basis().lineageId())
        .containsEntry("validity_class", "SIM_VALID_FOR_TRAINING")
        .containsEntry("validity_reasons", List.of());
  }

  @Test
  void jsonHasEveryMetricOrItsReasonAndNoBareDecimal() throws IOException {
    Map<String, Object> metrics = Reference.object(Reference.member(json(), "metrics"));
    assertThat(metrics).hasSameSizeAs(Measure.values());
    assertThat(Reference.object(Reference.member(metrics, "total_return")))
        .containsExactly(Map.entry("unit", "fraction"), Map.entry("value", "999"));
    assertThat(Reference.object(Reference.member(metrics, "alpha")))
        .containsExactly(
            Map.entry("unit", "fraction_per_year"),
            Map.entry("undefined", "there is no benchmark"));
    try (JsonParser parser = new JsonFactory().createParser(written(PerformanceJson::write))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        assertThat(token).isNotEqualTo(JsonToken.VALUE_NUMBER_FLOAT);
      }
    }
  }

  @Test
  void jsonKeepsTextAsItIs() throws IOException {
    List<Map<String, Object>> trips = Reference.objects(Reference.member(json(), "round_trips"));
    assertThat(trips.get(1)).containsEntry("reason", DANGEROUS.reason());
    assertThat(trips.get(1)).containsEntry("entry_price", "0.00001");
    assertThat(written(PerformanceJson::write)).matches("\\A[ -~]*\\z");
  }

  @Test
  void numbersReadBackAsTheSameDouble() {
    long seed = Long.getLong("test.seed", new Random().nextLong());
    System.out.println("test.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Numbers.text(value);
        assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(value);
        assertThat(text).matches("-?\\d+(\\.\\d*[1-9])?");
      }
    }
    assertThat(Numbers.text(-0.0)).isEqualTo("0");
    assertThat(Numbers.text(100000)).isEqualTo("100000");
  }

  @Tag("U3")
  @Test
  void everyRowOfCsvSaysWhereItComesFrom() throws IOException {
    String session = sample.basis().sessionId().value();
    String origin =
        "simulation," + session + "," + sample.basis().lineageId() + ",SIM_VALID_FOR_TRAINING,";
    for (Writer writer :
        List.<Writer>of(PerformanceCsv::metrics, PerformanceCsv::equity, PerformanceCsv::days)) {
      List<String> lines = written(writer).lines().toList();
      assertThat(lines.get(0)).startsWith("universe,session_id,lineage_id,validity_class,");
      assertThat(lines).hasSizeGreaterThan(4);
      assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith(origin));
    }
  }

  @Test
  void csvQuotesAndIsNoFormula() throws IOException {
    assertThat(written(PerformanceCsv::roundTrips))
        .endsWith(",\"'=cmd|' /C calc'!A0,\"\"x\"\"\n<script>alert(1)</script> \u00e9\"\r\n")
        .contains(",-11,-0.11,the signal turned\r\n");
  }

  @Test
  void csvOfDaysAndCurve() throws IOException {
    assertThat(written(PerformanceCsv::equity)).contains(",2026-01-02T12:00:00Z,90\r\n");
    assertThat(written(PerformanceCsv::days))
        .contains(",2026-01-01,100,\r\n")
        .contains(",2026-01-02,90,-0.09999999999999998\r\n");
  }

  @Test
  void isTheSameUnderEveryLocaleAndTimeZone() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    List<List<String>> all = new ArrayList<>();
    try {
      for (String each : List.of("en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(each));
        TimeZone.setDefault(TimeZone.getTimeZone(each.startsWith("de") ? "Asia/Tokyo" : "UTC"));
        Performance again = Performance.of(sample, Curves.PLAIN);
        all.add(
            List.of(
                written(PerformanceJson::write),
                written(PerformanceCsv::metrics),
                written(PerformanceCsv::roundTrips),
                new TearSheet("sample", Map.of(), again).html()));
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(all).allMatch(all.get(0)::equals);
  }
}
