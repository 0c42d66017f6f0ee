package io.orrery.analytics;

import io.orrery.universe.Assumptions;
import io.orrery.universe.ValidityReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A {@link Performance} as one JSON document: keys in snake case in a fixed order, every decimal a
 * string in plain form that reads back as the same double, every moment ISO 8601 in UTC. The same
 * performance gives the same bytes under any locale.
 */
public final class PerformanceJson {

  /** The version of this form; it rises when a key changes its meaning or goes away. */
  public static final int SCHEMA_VERSION = 1;

  private final JsonText json;
  private final Performance performance;

  private PerformanceJson(Performance performance, Appendable out) {
    this.performance = performance;
    this.json = new JsonText(out);
  }

  /**
   * Writes everything: basis, assumptions, conventions, metrics, drawdowns, days, the whole curve,
   * round trips and open positions. ASCII only.
   *
   * @throws IOException if {@code out} throws it; what was written until then is no JSON
   */
  public static void write(Performance performance, Appendable out) throws IOException {
    new PerformanceJson(performance, out).write();
  }

  private void write() throws IOException {
    json.begin('{').count("schema_version", SCHEMA_VERSION);
    basis();
    assumptions(performance.basis().assumptions());
    conventions();
    metrics();
    texts("notes", performance.notes());
    drawdowns();
    days();
    equity();
    activity();
    json.end('}');
  }

  private void basis() throws IOException {
    Basis basis = performance.basis();
    json.begin("provenance", '{')
        .text("universe", basis.universe().wireName())
        .text("session_id", basis.sessionId().value())
        .text("lineage_id", basis.lineageId())
        .text("validity_class", basis.validity().validityClass().name());
    texts(
        "validity_reasons",
        basis.validity().reasons().stream().map(PerformanceJson::name).toList());
    json.end('}').text("currency", performance.evidence().currency().value());
  }

  private void assumptions(Assumptions assumptions) throws IOException {
    json.begin("assumptions", '{').text("fill_model", name(assumptions.fillModel()));
    optional(
        "slippage_basis_points", assumptions.slippageBasisPoints().map(BigDecimal::toPlainString));
    optional("latency", assumptions.latency().map(Duration::toString));
    json.text("fees", name(assumptions.fees()))
        .text("partial_fills", name(assumptions.partialFills()))
        .text("market_hours", name(assumptions.marketHours()));
    optional("seed", assumptions.seed().map(String::valueOf));
    json.end('}');
  }

  private void conventions() throws IOException {
    Conventions conventions = performance.conventions();
    json.begin("conventions", '{')
        .text("zone", conventions.zone().getId())
        .number("risk_free_rate", conventions.riskFreeRate())
        .number("periods_per_year", conventions.periodsPerYear())
        .text("periods_source", conventions.periodsSource())
        .end('}');
    if (performance.benchmark().isEmpty()) {
      json.nothing("benchmark");
      return;
    }
    Benchmark benchmark = performance.benchmark().get();
    json.begin("benchmark", '{')
        .text("name", benchmark.name())
        .text("lineage_id", benchmark.lineage().id())
        .end('}');
  }

  private void metrics() throws IOException {
    json.begin("metrics", '{');
    for (Map.Entry<Measure, Metric> each : performance.metrics().entrySet()) {
      json.begin(each.getKey().wireName(), '{').text("unit", name(each.getKey().unit()));
      if (each.getValue() instanceof Metric.Value value) {
        json.number("value", value.value());
      } else if (each.getValue() instanceof Metric.Undefined undefined) {
        json.text("undefined", undefined.reason());
      }
      json.end('}');
    }
    json.end('}');
  }

  private void drawdowns() throws IOException {
    json.begin("drawdowns", '[');
    for (Drawdown each : performance.drawdowns()) {
      json.begin('{')
          .text("peak_at", each.peakAt().toString())
          .text("trough_at", each.troughAt().toString());
      optional("recovered_at", each.recoveredAt().map(Instant::toString));
      json.number("depth", each.depth()).text("duration", each.duration().toString()).end('}');
    }
    json.end(']');
  }

  private void days() throws IOException {
    json.begin("days", '[');
    for (Day day : performance.days()) {
      json.begin('{').text("date", day.date().toString()).number("equity", day.equity());
      optional("return", day.returned());
      json.end('}');
    }
    json.end(']');
  }

  private void equity() throws IOException {
    EquityCurve curve = performance.evidence().curve();
    json.begin("equity", '[');
    for (int i = 0; i < curve.size(); i++) {
      json.begin('{')
          .text("observed_at", Instant.ofEpochMilli(curve.millis(i)).toString())
          .number("equity", curve.equity(i))
          .end('}');
    }
    json.end(']');
  }

  private void activity() throws IOException {
    Optional<Activity> activity = performance.evidence().activity();
    if (activity.isEmpty()) {
      json.nothing("round_trips").nothing("open_positions");
      return;
    }
    json.begin("round_trips", '[');
    for (RoundTrip trip : activity.get().roundTrips()) {
      roundTrip(trip);
    }
    json.end(']').begin("open_positions", '[');
    for (OpenPosition position : activity.get().openPositions()) {
      openPosition(position);
    }
    json.end(']');
  }

  private void roundTrip(RoundTrip trip) throws IOException {
    json.begin('{')
        .text("symbol", trip.symbol().value())
        .number("qty", trip.quantity())
        .text("entered_at", trip.enteredAt().toString())
        .number("entry_price", trip.entryPrice())
        .text("exited_at", trip.exitedAt().toString())
        .number("exit_price", trip.exitPrice())
        .number("fees", trip.fees())
        .number("gain", trip.gain())
        .number("gain_fraction", trip.gainFraction())
        .text("reason", trip.reason())
        .end('}');
  }

  private void openPosition(OpenPosition position) throws IOException {
    json.begin('{')
        .text("symbol", position.symbol().value())
        .number("qty", position.quantity())
        .text("entered_at", position.enteredAt().toString())
        .number("entry_price", position.entryPrice());
    optional("mark_price", position.markPrice());
    optional("unrealised_gain", position.unrealisedGain());
    json.end('}');
  }

  private void texts(String name, List<String> items) throws IOException {
    json.begin(name, '[');
    for (String item : items) {
      json.item(item);
    }
    json.end(']');
  }

  private void optional(String name, OptionalDouble value) throws IOException {
    optional(
        name,
        value.isPresent() ? Optional.of(Numbers.text(value.getAsDouble())) : Optional.empty());
  }

  private void optional(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.text(name, value.get());
    } else {
      json.nothing(name);
    }
  }

  /** The wire name of an enum's constant; {@link ValidityReason}s, too, are in lower case. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
