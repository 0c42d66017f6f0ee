package io.orrery.analytics;

import io.orrery.basics.CurrencyCode;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Trade;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one session of one universe: what its account was worth, and what it traded.
 *
 * <p>Whoever constructs it says that curve and activity are that session's; {@link #recorded} takes
 * records and checks it.
 *
 * @param basis which session, and what its records may be used for
 * @param currency of all money
 * @param curve what the account was worth
 * @param activity what it traded; empty if nobody said, which is not the same as nothing
 */
public record Evidence(
    Basis basis, CurrencyCode currency, EquityCurve curve, Optional<Activity> activity) {

  /**
   * The evidence that one session recorded.
   *
   * @param points what its account was worth, in any order; of points in one millisecond the one
   *     with the latest time, and of those with one time the one with the highest number is taken
   * @param trades its fills, in any order; an empty list means that it traded nothing
   * @param assumptions what the opening audit record of the session says
   * @throws IllegalArgumentException if there is no point, or if points and trades are of two
   *     universes, two sessions, two lineages or two currencies (contract U10). A curve that begins
   *     again is two sessions, not a loss
   */
  public static Evidence recorded(
      List<Recorded<EquityPoint>> points, List<Recorded<Trade>> trades, Assumptions assumptions) {
    List<Provenance> inputs =
        Stream.concat(points.stream(), trades.stream()).map(Recorded::provenance).toList();
    Basis basis = Basis.of(inputs, assumptions);
    return new Evidence(
        basis,
        currency(points, trades),
        RecordedCurve.of(points),
        Optional.of(FillBook.activity(trades)));
  }

  /**
   * The evidence of each session of one universe's history, in the order of the sessions' first
   * points. Nothing is added up across sessions; trades of a session without a point are in none.
   *
   * @param assumptions what the opening audit record of a session says
   * @throws IllegalArgumentException if the records are of two universes (contract U10), or those
   *     of one session do not fit together
   */
  public static Map<SessionId, Evidence> bySession(
      List<Recorded<EquityPoint>> points,
      List<Recorded<Trade>> trades,
      Function<SessionId, Assumptions> assumptions) {
    requireOneUniverse(points, trades);
    Map<SessionId, List<Recorded<Trade>>> traded =
        trades.stream().collect(Collectors.groupingBy(Evidence::session));
    Map<SessionId, Evidence> all = new LinkedHashMap<>();
    points.stream()
        .collect(Collectors.groupingBy(Evidence::session, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (session, own) ->
                all.put(
                    session,
                    recorded(
                        own, traded.getOrDefault(session, List.of()), assumptions.apply(session))));
    return all;
  }

  private static void requireOneUniverse(
      List<Recorded<EquityPoint>> points, List<Recorded<Trade>> trades) {
    List<Object> universes =
        Stream.<Recorded<?>>concat(points.stream(), trades.stream())
            .<Object>map(each -> each.provenance().universe())
            .distinct()
            .toList();
    requireOne("universe", universes);
  }

  private static CurrencyCode currency(
      List<Recorded<EquityPoint>> points, List<Recorded<Trade>> trades) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a curve must have at least one point, had none");
    }
    List<CurrencyCode> all =
        Stream.concat(
                points.stream().map(point -> point.fact().currency()),
                trades.stream().map(trade -> trade.fact().currency()))
            .distinct()
            .toList();
    requireOne("currency", all);
    return all.get(0);
  }

  private static void requireOne(String what, List<?> found) {
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "a result must be of one %s, was of %s and %s"
              .formatted(what, found.get(0), found.get(1)));
    }
  }

  private static SessionId session(Recorded<?> recorded) {
    return recorded.provenance().sessionId();
  }
}
