package io.orrery.parity;

import io.orrery.basics.Sha256;
import io.orrery.exports.JsonText;
import io.orrery.trade.FactFields;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.ValidityClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two sessions side by side, decision by decision, judged by a band. Each side is labelled with its
 * universe, session, lineage and validity; no number is a sum over both (contract U10).
 *
 * @param left the session that is measured against
 * @param right the session that is measured
 * @param band what it is judged by
 * @param market whether both saw the same market
 * @param span the time that both sides cover: what is compared; empty if a side does not say, so
 *     that all of both is compared, or if there is no such time
 * @param pairing which deals answer each other
 * @param spreads how the deviations are spread, by measure
 * @param verdict whether it lies within the band
 */
@CrossUniverse("puts two sessions side by side, and adds nothing up")
public record ParityReport(
    ComparedSession left,
    ComparedSession right,
    ParityBand band,
    MarketAgreement market,
    Optional<Span> span,
    Pairing pairing,
    Map<ParityMeasure, Spread> spreads,
    ParityVerdict verdict) {

  /** The version of the report's form; it rises when a member changes its meaning or goes away. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * Compares.
   *
   * @param market finds out whether both saw the same
   * @throws IllegalArgumentException if both sides are one session
   */
  public static ParityReport of(
      ComparedSession left, ComparedSession right, ParityBand band, MarketComparison market) {
    return of(left, right, band, market.of(left, right));
  }

  /** Compares what is known to be, or not to be, of one market. */
  static ParityReport of(
      ComparedSession left, ComparedSession right, ParityBand band, MarketAgreement market) {
    if (left.id().equals(right.id())) {
      throw new IllegalArgumentException(
          "a session must be compared with another one, was compared with itself: " + left.id());
    }
    Optional<Span> span = common(left, right);
    Pairing pairing =
        areApart(left, right)
            ? new Pairing(List.of(), List.of(), List.of())
            : Pairing.of(within(span, left), within(span, right), band.window());
    Map<ParityMeasure, Spread> spreads = new EnumMap<>(ParityMeasure.class);
    for (ParityMeasure measure : ParityMeasure.values()) {
      spreads.put(measure, measure.spread(pairing));
    }
    ParityVerdict verdict = ParityVerdict.of(band, pairing, spreads, doubts(left, right, market));
    return new ParityReport(left, right, band, market, span, pairing, spreads, verdict);
  }

  private static Optional<Span> common(ComparedSession left, ComparedSession right) {
    return left.covered().flatMap(one -> right.covered().flatMap(one::common));
  }

  private static boolean areApart(ComparedSession left, ComparedSession right) {
    return left.covered().isPresent()
        && right.covered().isPresent()
        && common(left, right).isEmpty();
  }

  private static List<Deal> within(Optional<Span> span, ComparedSession side) {
    return span.map(both -> side.deals().stream().filter(both::has).toList())
        .orElseGet(side::deals);
  }

  /** What keeps anybody from saying that both did the same. */
  private static List<String> doubts(
      ComparedSession left, ComparedSession right, MarketAgreement market) {
    List<String> doubts = new ArrayList<>();
    if (!market.isSame()) {
      doubts.add("both sides must have seen the same market: " + market.sentence());
    }
    if (areApart(left, right)) {
      doubts.add("both sides must have traded at the same time, and have not");
    }
    if (!new HashSet<>(left.strategies()).equals(new HashSet<>(right.strategies()))) {
      doubts.add("the strategies of both sides must have the same names and hashes, and have not");
    }
    return doubts;
  }

  /** How the deviations of one measure are spread. */
  public Spread spread(ParityMeasure measure) {
    return Objects.requireNonNull(spreads.get(measure), measure.wireName());
  }

  /** What the comparison may be used for: the weaker of both sides' classes (contract U9). */
  public ValidityClass validityClass() {
    ValidityClass one = left.validity().validityClass();
    ValidityClass other = right.validity().validityClass();
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** What it amounts to, to be put on record. */
  public ParityEvidence evidence() {
    return new ParityEvidence(
        left.id(),
        left.run(),
        right.id(),
        right.run(),
        left.strategies(),
        right.strategies(),
        digest(),
        validityClass(),
        verdict.answer(),
        verdict.numbers(),
        verdict.reasons());
  }

  /** The SHA-256 of {@link #canonical}. */
  public Sha256 digest() {
    return Sha256.of(canonical().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The whole report as JSON on one line: the same bytes for the same records, band and market.
   * Members stand in the order of {@link #toMap}, decimals are texts.
   */
  public String canonical() {
    return JsonText.of(toMap(Integer.MAX_VALUE));
  }

  /**
   * The report as plain values.
   *
   * @param most how many deals of each list there are at most; how many are left out is said
   */
  public Map<String, Object> toMap(int most) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema_version", (long) SCHEMA_VERSION);
    map.put("left", left.toMap());
    map.put("right", right.toMap());
    map.put("comparison_validity_class", validityClass().name());
    map.put("market", FactFields.value(market));
    span.ifPresent(both -> map.put("compared", FactFields.value(both)));
    map.put("band", FactFields.value(band));
    Map<String, Object> statistics = new LinkedHashMap<>();
    spreads.forEach(
        (measure, spread) -> statistics.put(measure.wireName(), FactFields.value(spread)));
    map.put("statistics", statistics);
    map.put("verdict", FactFields.value(verdict));
    list(map, "pairs", pairing.pairs(), most);
    list(map, "only_left", pairing.onlyLeft(), most);
    list(map, "only_right", pairing.onlyRight(), most);
    return map;
  }

  private static void list(Map<String, Object> map, String name, List<?> all, int most) {
    map.put(name, FactFields.value(all.subList(0, Math.min(most, all.size()))));
    if (all.size() > most) {
      map.put(name + "_left_out", (long) (all.size() - most));
    }
  }
}
