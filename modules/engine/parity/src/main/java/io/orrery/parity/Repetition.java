package io.orrery.parity;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.market.BarSeries;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.runs.Named;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.Term;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.FactFields;
import io.orrery.trade.Origin;
import io.orrery.trade.Selection;
import io.orrery.universe.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a session is run again in SIMULATION: the same strategy with the same parameters, on the bars
 * that the session saw and recorded, from the bar on which it first acted, with the account it had
 * then. It begins flat. Fills, costs and latency are those that a run has by default.
 *
 * @param original what is repeated
 * @param terms what the run is told
 * @param parameters what its strategy is told
 */
public record Repetition(RecordedSession original, RunTerms terms, Map<String, String> parameters) {

  /** Copies the parameters. */
  public Repetition {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads from a session's records how it can be repeated.
   *
   * @return empty if no strategy decided in it, so that there is nothing to repeat
   * @throws IllegalArgumentException if its bars or its account are not on record
   * @throws io.orrery.market.MarketDataException if its recording is not listed, or was changed
   */
  public static Optional<Repetition> of(RecordedSession original, Sources sources) {
    Beginning beginning = Beginning.read(original);
    return beginning.started().isEmpty()
        ? Optional.empty()
        : Optional.of(of(original, beginning.started(), beginning.dataset(), sources));
  }

  private static Repetition of(
      RecordedSession original,
      Map<String, Object> started,
      Optional<String> recorded,
      Sources sources) {
    String dataset =
        recorded.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must have recorded the bars that it saw to be repeated, and has not"
                        .formatted(original.address())));
    EquityPoint first =
        firstPoint(original)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s must have recorded what its account was worth to be repeated, and has not"
                            .formatted(original.address())));
    Map<String, String> terms = new LinkedHashMap<>(Named.read(started.get("terms")));
    terms.put(Term.DATASET.key(), dataset);
    terms.put(Term.SYMBOLS.key(), symbols(started));
    terms.put(Term.STRATEGY.key(), String.valueOf(started.get("strategy")));
    terms.put(Term.CASH.key(), first.equity().value().toPlainString());
    terms.put(Term.CURRENCY.key(), first.currency().value());
    terms.put(Term.RECORD_EQUITY.key(), "every_bar");
    terms.put(Term.WARM_UP.key(), Long.toString(history(dataset, first.observedAt(), sources)));
    return new Repetition(original, RunTerms.of(terms), Named.read(started.get("parameters")));
  }

  private static Optional<EquityPoint> firstPoint(RecordedSession original) {
    return original
        .archive()
        .equity()
        .select(Selection.all().withSession(original.session().id()), Direction.OLDEST_FIRST, 0, 1)
        .stream()
        .findFirst()
        .map(Recorded::fact);
  }

  private static String symbols(Map<String, Object> started) {
    List<?> symbols = started.get("symbols") instanceof List<?> all ? all : List.of();
    return String.join(",", symbols.stream().map(String::valueOf).toList());
  }

  /** How many moments had closed before the session first acted: it was only shown them. */
  private static long history(String dataset, Instant acted, Sources sources) {
    VerifiedBars bars = sources.datasets().open(dataset);
    TradingCalendar calendar = sources.calendars().of(bars.dataset().terms().calendar());
    TreeSet<Long> starts = new TreeSet<>();
    for (BarSeries series : bars.series()) {
      for (int i = 0; i < series.size(); i++) {
        starts.add(series.startMillis(i));
      }
    }
    return starts.stream()
        .filter(
            start ->
                calendar
                    .closeOf(Instant.ofEpochMilli(start), bars.dataset().terms().interval())
                    .isBefore(acted))
        .count();
  }

  /** The name under which it takes place once. */
  Origin origin() {
    String session = original.session().id().value();
    return new Origin(
        new IdempotencyKey("post-market:" + session),
        1,
        Sha256.of(session.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * What a session's events say of how it began.
   *
   * @param started the fields of its {@code run_started}; empty if no strategy decided
   * @param dataset as what its bars are recorded
   */
  private record Beginning(Map<String, Object> started, Optional<String> dataset) {

    static Beginning read(RecordedSession session) {
      Map<String, Object> started = new LinkedHashMap<>();
      Map<String, Object> recorded = new LinkedHashMap<>();
      session
          .archive()
          .events()
          .scan(
              Selection.all().withSession(session.session().id()),
              0,
              event -> {
                if (event.type().equals("run_started") && started.isEmpty()) {
                  started.putAll(FactFields.of(event.record().fact()));
                } else if (event.type().equals("market_recorded")) {
                  recorded.putAll(FactFields.of(event.record().fact()));
                }
                return true;
              });
      return new Beginning(
          started, Optional.ofNullable(recorded.get("dataset")).map(String::valueOf));
    }
  }
}
