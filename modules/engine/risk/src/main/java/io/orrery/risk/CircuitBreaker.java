package io.orrery.risk;

import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trips when an account has lost too much: since the day's start, or since its peak. It stays
 * tripped, across midnight and restarts, until a person re-arms it. Immutable.
 *
 * <p>The day's loss is measured from the last equity that was seen before the day, so a loss
 * overnight counts. The peak runs on across days. A loss of exactly the limit trips. An account
 * that is worth nothing or less trips. Money paid in or out is not told from a gain or a loss.
 */
public final class CircuitBreaker {

  private final RiskLimits limits;
  private final Rearm rearm;
  private final @Nullable BreakerState state;
  private final LocalDate date;

  /** What lifts a trip. */
  public enum Rearm {
    /** A person only. */
    BY_A_PERSON,
    /** A person, or the next trading day if it tripped for a day's loss. */
    DAILY_LOSS_ON_THE_NEXT_DAY
  }

  /**
   * What comes of something.
   *
   * @param breaker as it is now
   * @param facts what happened, to be recorded in this order
   */
  public record Step(CircuitBreaker breaker, List<Fact> facts) {

    /** Copies the list. */
    public Step {
      facts = List.copyOf(facts);
    }
  }

  private CircuitBreaker(RiskLimits limits, Rearm rearm, @Nullable BreakerState state) {
    this.limits = limits;
    this.rearm = rearm;
    this.state = state;
    this.date = state == null ? LocalDate.MIN : state.date();
  }

  /** One that has seen nothing. */
  public static CircuitBreaker begin(RiskLimits limits, Rearm rearm) {
    return new CircuitBreaker(limits, rearm, null);
  }

  /** One that goes on from what was recorded; under limits that may be others than then. */
  public static CircuitBreaker restored(RiskLimits limits, Rearm rearm, BreakerState recorded) {
    return new CircuitBreaker(limits, rearm, recorded);
  }

  /** What it remembers; empty if it has seen nothing. */
  public Optional<BreakerState> state() {
    return Optional.ofNullable(state);
  }

  /** Why it is tripped, as a sentence; empty if it is not. */
  public Optional<String> trippedBecause() {
    BreakerState known = state;
    return known == null || known.trips().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the breaker is tripped until a person re-arms it: "
                + known.trips().stream()
                    .map(BreakerTrip::sentence)
                    .collect(Collectors.joining("; ")));
  }

  /**
   * What an account's worth means for it. What is seen is taken in the order of the calls; a day
   * before the last one seen is taken for the last one.
   *
   * @param equity of the account, any sign
   * @param at when it was worth that
   * @param tradingDay the date on the market's clock
   */
  public Step after(BigDecimal equity, Instant at, LocalDate tradingDay) {
    List<Fact> facts = new ArrayList<>(1);
    BreakerState before = state;
    BreakerState seen = seeing(equity, at, tradingDay);
    if (before == null || !before.day().equals(seen.day())) {
      facts.add(new BreakerDayBegan(lifted(before, seen), seen));
    }
    for (LossLimit cause : LossLimit.values()) {
      Optional<BreakerTrip> trip = trip(cause, seen, at);
      if (trip.isPresent()) {
        List<BreakerTrip> trips = new ArrayList<>(seen.trips());
        trips.add(trip.get());
        seen = seen.with(trips);
        facts.add(new BreakerTripped(trip.get(), seen));
      }
    }
    return new Step(new CircuitBreaker(limits, rearm, seen), facts);
  }

  /** The equity from which a loss is measured if the account is worth that on that day. */
  BigDecimal basis(LossLimit limit, BigDecimal equity, LocalDate tradingDay) {
    BreakerState known = state;
    if (known == null) {
      return equity;
    }
    if (limit == LossLimit.DRAWDOWN) {
      return known.peak().max(equity);
    }
    return tradingDay.isAfter(date) ? known.last() : known.dayStart();
  }

  /** What it remembers then, before any loss is judged. */
  private BreakerState seeing(BigDecimal equity, Instant at, LocalDate tradingDay) {
    BreakerState known = state;
    if (known == null) {
      return BreakerState.first(equity, at, tradingDay);
    }
    BreakerState today = tradingDay.isAfter(date) ? known.on(tradingDay, kept(known)) : known;
    return today.with(equity, at);
  }

  private List<BreakerTrip> kept(BreakerState known) {
    return rearm == Rearm.BY_A_PERSON
        ? known.trips()
        : known.trips().stream().filter(trip -> trip.cause() != LossLimit.DAILY_LOSS).toList();
  }

  private static List<BreakerTrip> lifted(@Nullable BreakerState before, BreakerState seen) {
    return before == null
        ? List.of()
        : before.trips().stream().filter(trip -> !seen.trips().contains(trip)).toList();
  }

  private Optional<BreakerTrip> trip(LossLimit cause, BreakerState seen, Instant at) {
    LimitName name =
        cause == LossLimit.DAILY_LOSS
            ? LimitName.DAILY_LOSS_PERCENT
            : LimitName.MAX_DRAWDOWN_PERCENT;
    if (!(limits.decimal(name) instanceof Limit.Of<BigDecimal> percent)
        || seen.isTrippedBy(cause)) {
      return Optional.empty();
    }
    BigDecimal basis = cause.basis(seen);
    BigDecimal loss = basis.subtract(seen.last());
    BigDecimal bound = basis.multiply(LossLimit.factor(percent.value()));
    return loss.compareTo(bound) < 0
        ? Optional.empty()
        : Optional.of(new BreakerTrip(cause, at, basis, loss, bound));
  }

  /**
   * A person re-arms it. Day and peak begin with the equity that was last seen: what is lost from
   * here on counts, what was lost before is accepted, and both stand in the record.
   *
   * @throws IllegalStateException if it is not tripped
   * @throws IllegalArgumentException if person or reason is missing or no line of text
   */
  public Step reset(String person, String reason, Instant at) {
    PersonsWord.require(person, reason);
    BreakerState known = state;
    if (known == null || known.trips().isEmpty()) {
      throw new IllegalStateException("the breaker must be tripped to be re-armed, is not");
    }
    BreakerState next = known.rearmed();
    return new Step(
        new CircuitBreaker(limits, rearm, next),
        List.of(new BreakerReset(person, reason, at, known.trips(), known, next)));
  }
}
