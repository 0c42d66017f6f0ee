package io.orrery.runs;

import io.orrery.backtest.Fill;
import io.orrery.backtest.WalkListener;
import io.orrery.basics.Amount;
import io.orrery.basics.Exact;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Signal;
import io.orrery.strategy.SignalGenerated;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a walk does into the ledgers of its session: signals, fills, and the account's worth.
 * Groups of records are acknowledged together; {@link #flush} waits for the last. Of use to one
 * thread.
 */
public final class WalkRecorder implements WalkListener {

  private final UniverseSession session;
  private final Booking booking;
  private final Function<Symbol, StrategyName> strategies;
  private final int group;
  private final List<Fact> signals = new ArrayList<>();
  private final List<Minted<Trade>> trades = new ArrayList<>();
  private final List<Minted<EquityPoint>> points = new ArrayList<>();
  private final Optional<RunRecords> kept;
  private @Nullable Valued last;
  private long order;
  private int part;

  private record Valued(long startMillis, long closeMillis, double equity, double cash) {}

  /**
   * Writes nothing yet.
   *
   * @param strategies which strategy decides for a symbol
   * @param group how many records of a kind are acknowledged together; 1 for a session that people
   *     watch
   */
  public WalkRecorder(
      UniverseSession session,
      Booking booking,
      Function<Symbol, StrategyName> strategies,
      int group) {
    this(session, booking, strategies, group, Optional.empty());
  }

  /**
   * The same, which further keeps what the ledgers acknowledged.
   *
   * @param kept takes the records of fills and of the account's worth
   */
  WalkRecorder(
      UniverseSession session,
      Booking booking,
      Function<Symbol, StrategyName> strategies,
      int group,
      Optional<RunRecords> kept) {
    this.session = session;
    this.booking = booking;
    this.strategies = strategies;
    this.group = group;
    this.kept = kept;
  }

  @Override
  public void signalled(Symbol symbol, long millis, Signal signal) {
    signals.add(SignalGenerated.of(symbol, strategies.apply(symbol), millis, signal));
    if (signals.size() >= group) {
      flushSignals();
    }
  }

  @Override
  public void filled(Fill fill) {
    part = fill.order() == order ? part + 1 : 1;
    order = fill.order();
    trades.add(session.session().mint(trade(fill)));
    if (trades.size() >= group) {
      flushTrades();
    }
  }

  @Override
  public void valued(long startMillis, long closeMillis, double equity, double cash) {
    Valued before = last;
    last = new Valued(startMillis, closeMillis, equity, cash);
    if (before != null && before.startMillis() != startMillis && isDue(before, last)) {
      add(before);
    }
  }

  /** Records what is left, the account's last worth included. */
  public void flush() {
    if (last != null) {
      add(last);
      last = null;
    }
    flushSignals();
    flushTrades();
    flushPoints();
  }

  /** A point counts when a later one is there, so that the last of a day is known. */
  private boolean isDue(Valued before, Valued next) {
    return booking.cadence() == Cadence.EVERY_BAR
        || !day(before.closeMillis()).equals(day(next.closeMillis()));
  }

  private LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(booking.zone()).toLocalDate();
  }

  private void add(Valued valued) {
    points.add(session.session().mint(point(valued)));
    if (points.size() >= group) {
      flushPoints();
    }
  }

  private void flushSignals() {
    if (!signals.isEmpty()) {
      session.events().publishAll(signals);
      signals.clear();
    }
  }

  private void flushTrades() {
    if (!trades.isEmpty()) {
      List<Recorded<Trade>> recorded = session.trades().appendAll(trades);
      kept.ifPresent(all -> all.trades().addAll(recorded));
      trades.clear();
    }
  }

  private void flushPoints() {
    if (!points.isEmpty()) {
      List<Recorded<EquityPoint>> recorded = session.equity().appendAll(points);
      kept.ifPresent(all -> all.points().addAll(recorded));
      points.clear();
    }
  }

  private Trade trade(Fill fill) {
    return new Trade(
        fill.symbol(),
        fill.side(),
        new Quantity(Exact.of(fill.quantity())),
        new Price(Exact.of(fill.price())),
        booking.currency(),
        Optional.of(new Amount(Exact.of(fill.commission()))),
        Instant.ofEpochMilli(fill.millis()),
        booking.mic(),
        Optional.of(new OrderId("sim-" + fill.order())),
        Optional.of(new ExecutionId("sim-" + fill.order() + "-" + part)),
        Optional.of(strategies.apply(fill.symbol())),
        Optional.of(booking.source()),
        Optional.empty());
  }

  private EquityPoint point(Valued valued) {
    return new EquityPoint(
        Instant.ofEpochMilli(valued.closeMillis()),
        booking.currency(),
        new Amount(Exact.of(valued.equity())),
        new Amount(Exact.of(valued.cash())),
        Optional.empty(),
        Optional.empty(),
        Optional.of(booking.source()),
        Optional.empty());
  }
}
