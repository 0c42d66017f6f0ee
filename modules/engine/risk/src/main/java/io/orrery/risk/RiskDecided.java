package io.orrery.risk;

import io.orrery.basics.Decimals;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.trade.Side;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Record: what the gate decided on one order, with every number that it rests on.
 *
 * @param symbol of the order
 * @param side of it
 * @param qty of it
 * @param orderType at what price
 * @param cause why there was one
 * @param strategy which strategy decided, if one did
 * @param answer whether it may be sent
 * @param reducing whether it does nothing but reduce
 * @param reason why it was denied, as sentences; empty if it was approved
 * @param checks what each check found; numbers of more than 38 digits are rounded to that
 * @param overridden the limits in whose place an override stood
 * @param decidedAt when
 */
public record RiskDecided(
    Symbol symbol,
    Side side,
    Quantity qty,
    OrderType orderType,
    OrderCause cause,
    Optional<StrategyName> strategy,
    Answer answer,
    boolean reducing,
    Optional<String> reason,
    List<CheckResult> checks,
    List<LimitName> overridden,
    Instant decidedAt)
    implements Fact {

  private static final MathContext RECORDED = new MathContext(Decimals.MAX_DIGITS);

  /** Whether an order may be sent. On the wire in lower case. */
  public enum Answer {
    /** It may. */
    APPROVED,
    /** It may not. */
    DENIED
  }

  /** Copies the lists. */
  public RiskDecided {
    checks = List.copyOf(checks);
    overridden = List.copyOf(overridden);
  }

  /** The record of a decision. */
  public static RiskDecided of(RiskDecision decision) {
    OrderTicket ticket = decision.asked();
    return new RiskDecided(
        ticket.symbol(),
        ticket.side(),
        ticket.qty(),
        ticket.type(),
        ticket.cause(),
        ticket.strategy(),
        decision instanceof RiskDecision.Approved ? Answer.APPROVED : Answer.DENIED,
        decision.reducing(),
        decision instanceof RiskDecision.Denied denied
            ? Optional.of(denied.reason())
            : Optional.empty(),
        decision.checks().stream().map(RiskDecided::recordable).toList(),
        decision.overridden(),
        decision.decidedAt());
  }

  private static CheckResult recordable(CheckResult result) {
    boolean exact =
        result.measured().map(Decimals::isBounded).orElse(true)
            && result.bound().map(Decimals::isBounded).orElse(true);
    return exact
        ? result
        : new CheckResult(
            result.check(),
            result.outcome(),
            result.measured().flatMap(RiskDecided::rounded),
            result.bound().flatMap(RiskDecided::rounded),
            result.reason());
  }

  /** Empty if it is so large or so small that no record can hold it. */
  private static Optional<BigDecimal> rounded(BigDecimal value) {
    BigDecimal rounded = value.round(RECORDED);
    int scale = Math.max(0, Math.min(rounded.scale(), Decimals.MAX_DIGITS));
    BigDecimal scaled = rounded.setScale(scale, RoundingMode.HALF_EVEN);
    return Decimals.isBounded(scaled) ? Optional.of(scaled) : Optional.empty();
  }
}
