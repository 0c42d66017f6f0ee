package io.orrery.risk;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import io.orrery.universe.UntypedFact;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a breaker's state out of a fact without a type; strict. */
final class RecordedBreaker {

  private static final Set<String> TYPES =
      Set.of("breaker_day_began", "breaker_tripped", "breaker_reset");

  private final Map<?, ?> fields;

  private RecordedBreaker(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("a breaker's state must be an object, was " + value);
    }
    this.fields = map;
  }

  static Optional<BreakerState> state(UntypedFact fact) {
    if (!TYPES.contains(fact.type())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RecordedBreaker(new RecordedBreaker(fact.fields()).get("state")).state());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a breaker's state must have dates and times", e);
    }
  }

  private BreakerState state() {
    if (!(get("trips") instanceof List<?> trips)) {
      throw new IllegalArgumentException("trips must be a list, was " + get("trips"));
    }
    return new BreakerState(
        text("day"),
        decimal("day_start"),
        decimal("last"),
        decimal("peak"),
        Instant.parse(text("seen_at")),
        trips.stream().map(each -> new RecordedBreaker(each).trip()).toList());
  }

  private BreakerTrip trip() {
    return new BreakerTrip(
        cause(text("cause")),
        Instant.parse(text("tripped_at")),
        decimal("basis"),
        decimal("loss"),
        decimal("bound"));
  }

  private static LossLimit cause(String name) {
    return Arrays.stream(LossLimit.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cause must be daily_loss or drawdown, was " + Check.shown(name)));
  }

  private Object get(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a breaker's state must have " + name);
    }
    return value;
  }

  private String text(String name) {
    return get(name).toString();
  }

  private BigDecimal decimal(String name) {
    return Decimals.parse(name, text(name));
  }
}
