package io.orrery.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one session amounts to: every {@link Measure}, by session and by day of the market's zone,
 * with what it rests on. Immutable.
 */
public final class Performance {

  private final Evidence evidence;
  private final Conventions conventions;
  private final Optional<Benchmark> benchmark;
  private final Basis basis;
  private final Daily daily;
  private final List<Drawdown> drawdowns;
  private final Map<Measure, Metric> metrics;
  private final List<String> notes;

  private Performance(Evidence evidence, Conventions conventions, Optional<Benchmark> benchmark) {
    this.evidence = evidence;
    this.conventions = conventions;
    this.benchmark = benchmark;
    this.basis =
        benchmark.map(b -> evidence.basis().withAlso(b.lineage())).orElse(evidence.basis());
    this.daily = Daily.of(evidence.curve(), conventions.zone());
    this.drawdowns = Drawdowns.of(evidence.curve());
    Returns returns = new Returns(evidence.curve(), daily, drawdowns, conventions);
    this.metrics = calculate(returns);
    this.notes = notes(returns);
  }

  /** What the evidence amounts to, measured against nothing. */
  public static Performance of(Evidence evidence, Conventions conventions) {
    return new Performance(evidence, conventions, Optional.empty());
  }

  /** What the evidence amounts to beside a benchmark, on the days that both have. */
  public static Performance of(Evidence evidence, Conventions conventions, Benchmark benchmark) {
    return new Performance(evidence, conventions, Optional.of(benchmark));
  }

  private Map<Measure, Metric> calculate(Returns returns) {
    Dealings dealings = new Dealings(evidence.activity(), evidence.curve(), daily.days());
    Ground ground = new Ground(returns, dealings, new Relative(daily, benchmark, conventions));
    Map<Measure, Metric> all = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      all.put(measure, measure.of(ground));
    }
    return Collections.unmodifiableMap(all);
  }

  private List<String> notes(Returns returns) {
    List<String> all = new ArrayList<>();
    daily.flaw().ifPresent(flaw -> all.add("Many figures are undefined: " + flaw + "."));
    if (returns.spanDays() >= Returns.SHORTEST_SPAN && returns.spanDays() < 365) {
      all.add(
          "Annualised figures extrapolate from "
              + Math.round(returns.spanDays())
              + " days, which is less than a year.");
    }
    evidence.activity().ifPresent(activity -> all.addAll(openPositions(activity)));
    evidence.activity().ifPresent(activity -> all.addAll(activity.notes()));
    return List.copyOf(all);
  }

  private static List<String> openPositions(Activity activity) {
    int open = activity.openPositions().size();
    return open == 0
        ? List.of()
        : List.of(
            "Positions still open at the end: "
                + open
                + ". They are in the curve, and in no figure about round trips.");
  }

  /** What went in. */
  public Evidence evidence() {
    return evidence;
  }

  /** What the calculation took for granted. */
  public Conventions conventions() {
    return conventions;
  }

  /** What it was measured against; empty if nothing. */
  public Optional<Benchmark> benchmark() {
    return benchmark;
  }

  /**
   * What every figure rests on: the session and the weakest validity of the curve, the trades and
   * the benchmark.
   */
  public Basis basis() {
    return basis;
  }

  /** One figure. */
  public Metric metric(Measure measure) {
    return metrics.getOrDefault(measure, new Metric.Undefined("nobody calculated it"));
  }

  /** All figures in the order of {@link Measure}. */
  public Map<Measure, Metric> metrics() {
    return metrics;
  }

  /** The days of the market's zone that have a point, oldest first. */
  public List<Day> days() {
    return daily.days();
  }

  /** Every fall below the highest value so far, the deepest first. */
  public List<Drawdown> drawdowns() {
    return drawdowns;
  }

  /** What a reader must know beside the figures, as sentences. */
  public List<String> notes() {
    return notes;
  }
}
