package io.orrery.trade;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.OrderId;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.ValidityClass;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records of a history are asked for: those that fit everything that is given; all, if
 * nothing is.
 *
 * <p>Symbol, strategy and order are the record's own members {@code symbol}, {@code strategy} and
 * {@code order_id}; a record that lacks the member does not fit. The time of a record is when it
 * happened: of a {@link Trade} {@code executedAt}, of an {@link EquityPoint} {@code observedAt}, of
 * any other fact when it was recorded.
 *
 * @param from the first moment, inclusive
 * @param to the moment behind the last, exclusive
 * @param symbol what it is about
 * @param session which session recorded it
 * @param strategy which strategy decided
 * @param validity what it may be used for: exactly this class
 * @param orderId the order that it belongs to
 * @param idempotencyKey the name of the request that brought it in
 */
public record Selection(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Symbol> symbol,
    Optional<SessionId> session,
    Optional<StrategyName> strategy,
    Optional<ValidityClass> validity,
    Optional<OrderId> orderId,
    Optional<IdempotencyKey> idempotencyKey) {

  private static final Selection ALL =
      new Selection(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Refuses a span of time that ends before it begins with {@link IllegalArgumentException}; one
   * that ends where it begins is empty.
   */
  public Selection {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new IllegalArgumentException(
          "to must not be before from, was %s before %s".formatted(to.get(), from.get()));
    }
  }

  /** Every record. */
  public static Selection all() {
    return ALL;
  }

  /** Of these, what happened then or later. */
  public Selection withFrom(Instant first) {
    return new Selection(
        Optional.of(first), to, symbol, session, strategy, validity, orderId, idempotencyKey);
  }

  /** Of these, what happened before. */
  public Selection withTo(Instant end) {
    return new Selection(
        from, Optional.of(end), symbol, session, strategy, validity, orderId, idempotencyKey);
  }

  /** Of these, what is about this instrument. */
  public Selection withSymbol(Symbol only) {
    return new Selection(
        from, to, Optional.of(only), session, strategy, validity, orderId, idempotencyKey);
  }

  /** Of these, what this session recorded. */
  public Selection withSession(SessionId only) {
    return new Selection(
        from, to, symbol, Optional.of(only), strategy, validity, orderId, idempotencyKey);
  }

  /** Of these, what this strategy decided. */
  public Selection withStrategy(StrategyName only) {
    return new Selection(
        from, to, symbol, session, Optional.of(only), validity, orderId, idempotencyKey);
  }

  /** Of these, what is of exactly this class. */
  public Selection withValidity(ValidityClass only) {
    return new Selection(
        from, to, symbol, session, strategy, Optional.of(only), orderId, idempotencyKey);
  }

  /** Of these, what belongs to this order. */
  public Selection withOrderId(OrderId only) {
    return new Selection(
        from, to, symbol, session, strategy, validity, Optional.of(only), idempotencyKey);
  }

  /** Of these, what the request of this name brought in. */
  public Selection withIdempotencyKey(IdempotencyKey only) {
    return new Selection(from, to, symbol, session, strategy, validity, orderId, Optional.of(only));
  }

  /** Whether it restricts nothing. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** Whether a record fits. */
  public boolean matches(Recorded<?> recorded) {
    return isWithin(FactMembers.time(recorded))
        && session.map(recorded.provenance().sessionId()::equals).orElse(true)
        && validity.map(recorded.provenance().validityClass()::equals).orElse(true)
        && hasText(recorded, "symbol", symbol.map(Symbol::value))
        && hasText(recorded, "strategy", strategy.map(StrategyName::value))
        && hasText(recorded, "order_id", orderId.map(OrderId::value))
        && idempotencyKey
            .map(
                key -> FactMembers.idempotencyKey(recorded.fact()).equals(Optional.of(key.value())))
            .orElse(true);
  }

  /** Whether this moment lies in its span of time. */
  public boolean isWithin(Instant time) {
    return !(from.isPresent() && time.isBefore(from.get()))
        && !(to.isPresent() && !time.isBefore(to.get()));
  }

  private static boolean hasText(Recorded<?> recorded, String name, Optional<String> wanted) {
    return wanted.isEmpty() || FactMembers.text(recorded.fact(), name).equals(wanted);
  }
}
