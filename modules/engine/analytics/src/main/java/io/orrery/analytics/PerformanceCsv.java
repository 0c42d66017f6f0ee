package io.orrery.analytics;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A {@link Performance} as CSV of RFC 4180 with a header: lines end with CR LF, every row begins
 * with its provenance, numbers are plain decimals that read back as the same double, and no text
 * can be taken for a formula. The same performance gives the same bytes under any locale.
 */
public final class PerformanceCsv {

  private final Performance performance;
  private final CsvText csv;

  private PerformanceCsv(Performance performance, Appendable out) {
    this.performance = performance;
    this.csv = new CsvText(out);
  }

  /**
   * Writes one row for each {@link Measure}: {@code metric,value,unit,undefined}; of value and
   * undefined one is empty.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void metrics(Performance performance, Appendable out) throws IOException {
    PerformanceCsv csv = new PerformanceCsv(performance, out);
    csv.header("metric", "value", "unit", "undefined");
    for (Map.Entry<Measure, Metric> each : performance.metrics().entrySet()) {
      csv.metric(each.getKey(), each.getValue());
    }
  }

  /**
   * Writes one row for each point of the curve: {@code observed_at,equity}.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void equity(Performance performance, Appendable out) throws IOException {
    PerformanceCsv csv = new PerformanceCsv(performance, out);
    csv.header("observed_at", "equity");
    EquityCurve curve = performance.evidence().curve();
    for (int i = 0; i < curve.size(); i++) {
      csv.row().text(Instant.ofEpochMilli(curve.millis(i)).toString());
      csv.csv.number(curve.equity(i)).endLine();
    }
  }

  /**
   * Writes one row for each day of the market's zone: {@code date,equity,return}; a day without a
   * return has none.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void days(Performance performance, Appendable out) throws IOException {
    PerformanceCsv csv = new PerformanceCsv(performance, out);
    csv.header("date", "equity", "return");
    for (Day day : performance.days()) {
      csv.row().text(day.date().toString()).number(day.equity());
      if (day.returned().isPresent()) {
        csv.csv.number(day.returned().getAsDouble()).endLine();
      } else {
        csv.csv.text("").endLine();
      }
    }
  }

  /**
   * Writes one row for each closed position: {@code symbol,qty,entered_at,entry_price,exited_at,
   * exit_price,fees,gain,gain_fraction,reason}; no row if nobody said what was traded.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void roundTrips(Performance performance, Appendable out) throws IOException {
    PerformanceCsv csv = new PerformanceCsv(performance, out);
    csv.header(
        "symbol",
        "qty",
        "entered_at",
        "entry_price",
        "exited_at",
        "exit_price",
        "fees",
        "gain",
        "gain_fraction",
        "reason");
    List<RoundTrip> trips =
        performance.evidence().activity().map(Activity::roundTrips).orElse(List.of());
    for (RoundTrip trip : trips) {
      csv.roundTrip(trip);
    }
  }

  private void header(String... columns) throws IOException {
    csv.texts("universe", "session_id", "lineage_id", "validity_class").texts(columns).endLine();
  }

  private CsvText row() throws IOException {
    Basis basis = performance.basis();
    return csv.texts(
        basis.universe().wireName(),
        basis.sessionId().value(),
        basis.lineageId(),
        basis.validity().validityClass().name());
  }

  private void metric(Measure measure, Metric metric) throws IOException {
    row().text(measure.wireName());
    String unit = PerformanceJson.name(measure.unit());
    if (metric instanceof Metric.Value value) {
      csv.number(value.value()).texts(unit, "").endLine();
    } else if (metric instanceof Metric.Undefined undefined) {
      csv.texts("", unit, undefined.reason()).endLine();
    }
  }

  private void roundTrip(RoundTrip trip) throws IOException {
    row()
        .text(trip.symbol().value())
        .number(trip.quantity())
        .text(trip.enteredAt().toString())
        .number(trip.entryPrice())
        .text(trip.exitedAt().toString())
        .number(trip.exitPrice())
        .number(trip.fees())
        .number(trip.gain())
        .number(trip.gainFraction())
        .text(trip.reason())
        .endLine();
  }
}
