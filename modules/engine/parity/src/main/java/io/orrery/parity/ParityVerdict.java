package io.orrery.parity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a comparison lies within a band.
 *
 * @param answer the verdict in a word
 * @param numbers each number that it rests on, with its bound
 * @param reasons why it is not {@code within}, as sentences; empty if it is
 */
public record ParityVerdict(Answer answer, List<Judged> numbers, List<String> reasons) {

  /** The verdict in a word. On the wire in lower case. */
  public enum Answer {
    /** Every number lies within its bound, and both sides saw the same market. */
    WITHIN,
    /** A number lies beyond its bound. */
    OUTSIDE,
    /** Nothing can be said. */
    UNDECIDED
  }

  /**
   * One number of a verdict.
   *
   * @param name in snake case, with its unit
   * @param value the number; empty if undefined
   * @param bound what it is held against, inclusive
   * @param undefinedBecause why there is no value; empty if there is one
   */
  public record Judged(
      String name,
      Optional<BigDecimal> value,
      BigDecimal bound,
      Optional<String> undefinedBecause) {

    private boolean isBeyond() {
      return value.filter(number -> number.compareTo(bound) > 0).isPresent();
    }

    private String sentence() {
      return undefinedBecause
          .map(why -> "%s is undefined: %s".formatted(name, why))
          .orElseGet(
              () ->
                  "%s must be at most %s, was %s"
                      .formatted(
                          name,
                          bound.toPlainString(),
                          value.map(BigDecimal::toPlainString).orElse("undefined")));
    }
  }

  /** Copies the lists. */
  public ParityVerdict {
    numbers = List.copyOf(numbers);
    reasons = List.copyOf(reasons);
  }

  /**
   * Judges.
   *
   * @param doubts what keeps anybody from saying that both did the same, as sentences
   */
  static ParityVerdict of(
      ParityBand band, Pairing pairing, Map<ParityMeasure, Spread> spreads, List<String> doubts) {
    List<Judged> shares =
        List.of(
            share("left_unmatched_share", pairing.leftShare(), band),
            share("right_unmatched_share", pairing.rightShare(), band));
    List<Judged> numbers = new ArrayList<>();
    spreads.forEach((measure, spread) -> numbers.add(p95(measure, spread, band)));
    List<String> open = new ArrayList<>(doubts);
    boolean enough = pairing.pairs().size() >= band.pairs();
    if (!enough) {
      open.add(
          "at least %d pairs must be there to be judged, were %d"
              .formatted(band.pairs(), pairing.pairs().size()));
    }
    List<Judged> judged = enough ? joined(numbers, shares) : sharesOfEnough(shares, pairing, band);
    List<String> beyond = judged.stream().filter(Judged::isBeyond).map(Judged::sentence).toList();
    if (!beyond.isEmpty() && doubts.isEmpty()) {
      return new ParityVerdict(Answer.OUTSIDE, joined(numbers, shares), beyond);
    }
    judged.stream()
        .filter(each -> each.undefinedBecause().isPresent())
        .map(Judged::sentence)
        .forEach(open::add);
    return new ParityVerdict(
        open.isEmpty() ? Answer.WITHIN : Answer.UNDECIDED, joined(numbers, shares), open);
  }

  /** A side that did a lot which the other did not is far from it, however few pairs there are. */
  private static List<Judged> sharesOfEnough(
      List<Judged> shares, Pairing pairing, ParityBand band) {
    long left = pairing.pairs().size() + (long) pairing.onlyLeft().size();
    long right = pairing.pairs().size() + (long) pairing.onlyRight().size();
    List<Judged> judged = new ArrayList<>();
    if (left >= band.pairs()) {
      judged.add(shares.get(0));
    }
    if (right >= band.pairs()) {
      judged.add(shares.get(1));
    }
    return judged;
  }

  private static Judged share(String name, Optional<BigDecimal> share, ParityBand band) {
    return new Judged(
        name,
        share,
        band.unmatchedShare(),
        share.isPresent() ? Optional.empty() : Optional.of("that side filled nothing"));
  }

  private static Judged p95(ParityMeasure measure, Spread spread, ParityBand band) {
    BigDecimal bound =
        switch (measure) {
          case PRICE_BASIS_POINTS -> band.priceBasisPoints();
          case QUANTITY_FRACTION -> band.quantityFraction();
          case LATENCY_MILLIS -> band.latencyMillis();
        };
    return new Judged(measure.wireName() + "_p95", spread.p95(), bound, spread.undefinedBecause());
  }

  private static List<Judged> joined(List<Judged> some, List<Judged> more) {
    List<Judged> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
