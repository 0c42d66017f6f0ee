package io.orrery.runs;

import io.orrery.analytics.Measure;
import io.orrery.analytics.Metric;
import io.orrery.analytics.OpenPosition;
import io.orrery.analytics.Performance;
import io.orrery.backtest.Sample;
import io.orrery.basics.Exact;
import io.orrery.basics.Symbol;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Fact;
import io.orrery.universe.Session;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Event: a run ended. A summary of its records, with what they may be used for.
 *
 * @param outcome whether it came to its end
 * @param reason why it did not, as a sentence; empty if it did
 * @param bars how many bars went through
 * @param sample whether its data could have been used for choosing the parameters
 * @param assumptions the execution model, once more in full
 * @param weakestValidityClass the weakest class among its records
 * @param weakestValidityReasons why it is no stronger
 * @param metrics every figure, computed from its records
 * @param openPositions what was held at the end, marked to the market
 * @param notes what a reader must know beside the figures
 */
public record RunFinished(
    Outcome outcome,
    Optional<String> reason,
    long bars,
    Sample sample,
    Assumptions assumptions,
    ValidityClass weakestValidityClass,
    List<ValidityReason> weakestValidityReasons,
    List<Figure> metrics,
    List<Held> openPositions,
    List<String> notes)
    implements Fact {

  /** How a run ended. */
  public enum Outcome {
    /** It came to its end. */
    COMPLETED,
    /** Someone ended it before. */
    CANCELLED,
    /** It could not go on. */
    FAILED
  }

  /**
   * A figure: a value, or the reason why there is none.
   *
   * @param name in snake case
   * @param value cut to twelve digits behind the point; empty if undefined
   * @param unit what it counts; empty if undefined
   * @param undefinedBecause why there is no value; empty if there is one
   */
  public record Figure(
      String name,
      Optional<BigDecimal> value,
      Optional<String> unit,
      Optional<String> undefinedBecause) {

    static Figure of(Measure measure, Metric metric) {
      String name = measure.wireName();
      if (metric instanceof Metric.Value found) {
        return new Figure(
            name,
            Optional.of(Exact.of(found.value())),
            Optional.of(found.unit().name().toLowerCase(Locale.ROOT)),
            Optional.empty());
      }
      String reason = ((Metric.Undefined) metric).reason();
      return new Figure(name, Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    /** Every figure, in the order of the map. */
    public static List<Figure> all(Map<Measure, Metric> metrics) {
      return metrics.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
    }
  }

  /**
   * A position at the end.
   *
   * @param symbol of what
   * @param qty how many units
   * @param entryPrice what a unit cost on average, commission apart
   * @param enteredAt when the first of them were bought
   * @param markPrice the last close that is known
   */
  public record Held(
      Symbol symbol,
      BigDecimal qty,
      BigDecimal entryPrice,
      Instant enteredAt,
      Optional<BigDecimal> markPrice) {

    static List<Held> all(List<OpenPosition> positions) {
      return positions.stream().map(Held::of).toList();
    }

    static Held of(OpenPosition position) {
      return new Held(
          position.symbol(),
          Exact.of(position.quantity()),
          Exact.of(position.entryPrice()),
          position.enteredAt(),
          position.markPrice().isPresent()
              ? Optional.of(Exact.of(position.markPrice().getAsDouble()))
              : Optional.empty());
    }
  }

  static RunFinished completed(
      long bars, Sample sample, Performance performance, List<OpenPosition> open) {
    return new RunFinished(
        Outcome.COMPLETED,
        Optional.empty(),
        bars,
        sample,
        performance.basis().assumptions(),
        performance.basis().validity().validityClass(),
        performance.basis().validity().reasons(),
        Figure.all(performance.metrics()),
        open.stream().map(Held::of).toList(),
        performance.notes());
  }

  /** Of a sweep, whose figures are those of its points. */
  static RunFinished swept(Sample sample, Session session, List<String> notes) {
    return unsummed(Outcome.COMPLETED, Optional.empty(), sample, session, notes);
  }

  static RunFinished early(Outcome outcome, String reason, Sample sample, Session session) {
    return unsummed(outcome, Optional.of(reason), sample, session, List.of());
  }

  private static RunFinished unsummed(
      Outcome outcome,
      Optional<String> reason,
      Sample sample,
      Session session,
      List<String> notes) {
    return new RunFinished(
        outcome,
        reason,
        0,
        sample,
        session.assumptions(),
        session.validity().validityClass(),
        session.validity().reasons(),
        List.of(),
        List.of(),
        notes);
  }
}
