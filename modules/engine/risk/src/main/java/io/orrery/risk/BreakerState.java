package io.orrery.risk;

import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that a breaker remembers: what is recorded with each of its facts, and restores it.
 *
 * @param day the date on the market's clock when the account was last seen, as {@code 2026-03-02}
 * @param dayStart the equity from which the day's loss is measured: the last that was seen before
 *     the day
 * @param last the equity that was last seen
 * @param peak the highest equity since the breaker began or a person re-armed it
 * @param seenAt when the account was last seen
 * @param trips why it is tripped, at most one of each cause; empty if it is not
 */
public record BreakerState(
    String day,
    BigDecimal dayStart,
    BigDecimal last,
    BigDecimal peak,
    Instant seenAt,
    List<BreakerTrip> trips) {

  /** Refuses a day that is no date with {@link java.time.DateTimeException}. */
  public BreakerState {
    LocalDate.parse(day);
    trips = List.copyOf(trips);
  }

  static BreakerState first(BigDecimal equity, Instant at, LocalDate day) {
    return new BreakerState(day.toString(), equity, equity, equity, at, List.of());
  }

  /** The date on the market's clock when the account was last seen. */
  LocalDate date() {
    return LocalDate.parse(day);
  }

  boolean isTrippedBy(LossLimit cause) {
    for (BreakerTrip trip : trips) {
      if (trip.cause() == cause) {
        return true;
      }
    }
    return false;
  }

  /** The same on another day, which begins with what was last seen. */
  BreakerState on(LocalDate next, List<BreakerTrip> kept) {
    return new BreakerState(next.toString(), last, last, peak, seenAt, kept);
  }

  BreakerState with(BigDecimal equity, Instant at) {
    return new BreakerState(day, dayStart, equity, peak.max(equity), at, trips);
  }

  BreakerState with(List<BreakerTrip> changed) {
    return new BreakerState(day, dayStart, last, peak, seenAt, changed);
  }

  /** The same with a day and a peak that begin with what was last seen, and not tripped. */
  BreakerState rearmed() {
    return new BreakerState(day, last, last, last, seenAt, List.of());
  }

  /**
   * The state that a recorded fact carries, read with its type or without; empty if it is no fact
   * of a breaker. The newest such fact of a universe, and each equity recorded after it, restore
   * its breaker.
   *
   * @throws IllegalArgumentException if it is a breaker's fact that this version cannot read
   */
  public static Optional<BreakerState> of(Fact fact) {
    if (fact instanceof BreakerDayBegan began) {
      return Optional.of(began.state());
    }
    if (fact instanceof BreakerTripped tripped) {
      return Optional.of(tripped.state());
    }
    if (fact instanceof BreakerReset reset) {
      return Optional.of(reset.state());
    }
    return fact instanceof UntypedFact untyped ? RecordedBreaker.state(untyped) : Optional.empty();
  }
}
