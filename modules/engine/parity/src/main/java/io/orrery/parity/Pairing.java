package io.orrery.parity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deals of two sides, matched one to one.
 *
 * <p>Two deals are about the same if strategy, symbol and side are, and both were decided on bars
 * that closed at the same time. Where a decision is not recorded they are matched in the order of
 * their times, if these are no further apart than a window; of two that are, the earlier has no
 * partner. What neither side filled is in none of the lists. Swapping the sides swaps the answer.
 *
 * @param pairs what both sides filled, in the order of the left deals
 * @param onlyLeft what only the left side filled, in its order
 * @param onlyRight what only the right side filled, in its order
 */
public record Pairing(List<DealPair> pairs, List<Unmatched> onlyLeft, List<Unmatched> onlyRight) {

  private static final int SHARE_DIGITS = 6;

  /** Copies the lists. */
  public Pairing {
    pairs = List.copyOf(pairs);
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
  }

  /**
   * Matches.
   *
   * @param window how far apart two deals may be where a decision is not recorded, zero or above
   */
  static Pairing of(List<Deal> lefts, List<Deal> rights, Duration window) {
    Matching matching = new Matching(window);
    Map<Object, List<Deal>> others = bySubject(rights);
    bySubject(lefts)
        .forEach(
            (subject, own) -> {
              List<Deal> same = others.remove(subject);
              matching.match(own, same == null ? List.of() : same);
            });
    others.values().forEach(rest -> matching.match(List.of(), rest));
    return matching.pairing();
  }

  /** The part of the left side's filled deals that the right side has not; empty without any. */
  Optional<BigDecimal> leftShare() {
    return share(onlyLeft.size());
  }

  /** The part of the right side's filled deals that the left side has not; empty without any. */
  Optional<BigDecimal> rightShare() {
    return share(onlyRight.size());
  }

  private Optional<BigDecimal> share(int alone) {
    int all = pairs.size() + alone;
    return all == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(alone)
                .divide(BigDecimal.valueOf(all), SHARE_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static Map<Object, List<Deal>> bySubject(List<Deal> deals) {
    Map<Object, List<Deal>> all = new LinkedHashMap<>();
    deals.stream()
        .sorted(Deal.IN_ORDER)
        .forEach(
            deal ->
                all.computeIfAbsent(
                        List.of(deal.strategy(), deal.symbol(), deal.side()),
                        subject -> new ArrayList<>())
                    .add(deal));
    return all;
  }

  /** Matches subject by subject. */
  private static final class Matching {
    private final Duration window;
    private final List<DealPair> pairs = new ArrayList<>();
    private final List<Unmatched> onlyLeft = new ArrayList<>();
    private final List<Unmatched> onlyRight = new ArrayList<>();

    Matching(Duration window) {
      this.window = window;
    }

    Pairing pairing() {
      pairs.sort((one, other) -> Deal.IN_ORDER.compare(one.left(), other.left()));
      onlyLeft.sort((one, other) -> Deal.IN_ORDER.compare(one.deal(), other.deal()));
      onlyRight.sort((one, other) -> Deal.IN_ORDER.compare(one.deal(), other.deal()));
      return new Pairing(pairs, onlyLeft, onlyRight);
    }

    /** The deals about one subject, each list in its order. */
    void match(List<Deal> lefts, List<Deal> rights) {
      Map<Instant, Deque<Deal>> byBar = new HashMap<>();
      List<Deal> restRight = new ArrayList<>(rights);
      rights.forEach(
          deal ->
              deal.decidedAt()
                  .ifPresent(
                      bar -> byBar.computeIfAbsent(bar, each -> new ArrayDeque<>()).add(deal)));
      List<Deal> restLeft = new ArrayList<>();
      for (Deal left : lefts) {
        Deque<Deal> same = left.decidedAt().map(byBar::get).orElse(null);
        if (same == null || same.isEmpty()) {
          restLeft.add(left);
        } else {
          Deal right = same.remove();
          restRight.remove(right);
          couple(left, right, DealPair.MatchedBy.BAR);
        }
      }
      matchByTime(restLeft, restRight);
    }

    private void matchByTime(List<Deal> lefts, List<Deal> rights) {
      int l = 0;
      int r = 0;
      while (l < lefts.size() && r < rights.size()) {
        Deal left = lefts.get(l);
        Deal right = rights.get(r);
        if (mayBeTheSame(left, right)) {
          couple(left, right, DealPair.MatchedBy.TIME);
          l++;
          r++;
        } else if (isEarlier(left, right)) {
          alone(lefts.get(l++), onlyLeft);
        } else {
          alone(rights.get(r++), onlyRight);
        }
      }
      lefts.subList(l, lefts.size()).forEach(deal -> alone(deal, onlyLeft));
      rights.subList(r, rights.size()).forEach(deal -> alone(deal, onlyRight));
    }

    private boolean mayBeTheSame(Deal left, Deal right) {
      boolean known = left.decidedAt().isPresent() && right.decidedAt().isPresent();
      return !known && Duration.between(left.time(), right.time()).abs().compareTo(window) <= 0;
    }

    /** Of two that are decided at the same time on different bars, the older bar's. */
    private static boolean isEarlier(Deal left, Deal right) {
      int times = left.time().compareTo(right.time());
      return times == 0
          ? left.decidedAt().orElseThrow().isBefore(right.decidedAt().orElseThrow())
          : times < 0;
    }

    private void couple(Deal left, Deal right, DealPair.MatchedBy by) {
      if (left.isFilled() && right.isFilled()) {
        pairs.add(DealPair.of(left, right, by));
      } else if (left.isFilled()) {
        onlyLeft.add(Unmatched.besides(left, right));
      } else if (right.isFilled()) {
        onlyRight.add(Unmatched.besides(right, left));
      }
    }

    private static void alone(Deal deal, List<Unmatched> side) {
      if (deal.isFilled()) {
        side.add(Unmatched.alone(deal));
      }
    }
  }
}
