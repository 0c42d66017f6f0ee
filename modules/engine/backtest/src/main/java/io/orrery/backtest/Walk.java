package io.orrery.backtest;

import io.orrery.analytics.OpenPosition;
import io.orrery.basics.Symbol;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Action;
import io.orrery.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The walk of bars through strategies, orders, fills, cash and positions: the same for a backtest
 * and for a live session on a replay feed.
 *
 * <p>Moment by moment: {@link #begin} names the start that its bars have in common; {@link #bar}
 * brings the bar of one leg, which first fills what was ordered before; {@link #settle} then checks
 * stops, lets the strategies decide, and values the account. A leg without a bar at a moment
 * neither decides nor trades then; its last close still values what is held. Legs act in the order
 * in which they were given, sales by stops before everything else.
 *
 * <p>Long or flat. After an exception the walk is of no use any more. Of use to one thread;
 * allocates nothing a bar while nobody listens.
 */
public final class Walk {

  private final Lane[] lanes;
  private final Lane[] fresh;
  private final Account account;
  private final Desk desk;
  private final Tape tape;
  private final BacktestSpec spec;
  private int freshCount;
  private boolean begun;
  private long start = Long.MIN_VALUE;
  private long moments;
  private long bars;
  private double worth;

  /**
   * A walk before its first bar.
   *
   * @param legs what is traded by what; a symbol only once
   * @param interval the length of a bar of every leg
   * @throws IllegalArgumentException if there is no leg, a symbol comes twice, or a strategy's
   *     required history is below 1
   */
  public Walk(List<Leg> legs, Duration interval, BacktestSpec spec, WalkListener listener) {
    if (legs.isEmpty() || legs.stream().map(Leg::symbol).distinct().count() != legs.size()) {
      throw new IllegalArgumentException(
          "a walk must have one leg or more and no symbol twice, had " + legs);
    }
    this.spec = spec;
    this.lanes = legs.stream().map(Lane::new).toArray(Lane[]::new);
    this.fresh = new Lane[lanes.length];
    this.account = new Account(spec.cash().doubleValue(), lanes.length);
    this.tape = new Tape(listener, spec.execution().timing().hours(), interval.toMillis());
    this.desk = new Desk(spec, account, tape);
    this.worth = account.equity();
  }

  /**
   * Begins a moment.
   *
   * @param startMillis when its bars began, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if that is not behind the moment before, or behind the window
   * @throws IllegalStateException if the moment before was not settled
   */
  public void begin(long startMillis) {
    if (begun) {
      throw new IllegalStateException("moment " + at() + " must be settled before the next");
    }
    if (startMillis <= start || startMillis >= spec.window().toMillis()) {
      throw new IllegalArgumentException(
          "a moment must come after %s and in the window, was %s"
              .formatted(at(), Instant.ofEpochMilli(startMillis)));
    }
    start = startMillis;
    begun = true;
  }

  /**
   * The bar of a leg at the moment begun; what is ordered before meets it now.
   *
   * @param leg index in the list of legs, each at most once a moment and by rising index
   */
  public void bar(int leg, double open, double high, double low, double close, double volume) {
    Lane lane = lanes[leg];
    lane.add(start, open, high, low, close, volume);
    arrive(lane);
  }

  /** All bars of the moment are there: stops, decisions, valuation. */
  public void settle() {
    begun = false;
    if (start >= spec.window().fromMillis()) {
      act();
      moments++;
      worth = account.equity();
      tape.valued(start, worth, account.cash());
    }
    freshCount = 0;
  }

  /**
   * Ends the walk: orders that still work are given up, and positions are closed if that was asked
   * for and the newest moment has a bar to close them on.
   *
   * @throws IllegalStateException if the last moment was not settled
   */
  public void finish() {
    if (begun) {
      throw new IllegalStateException("moment " + at() + " must be settled before the end");
    }
    boolean closing = false;
    for (Lane lane : lanes) {
      desk.cancelAtEnd(lane);
      if (spec.atEnd() == BacktestSpec.AtEnd.CLOSE && lane.isHeld() && lane.start == start) {
        desk.closeAtEnd(lane);
        closing = true;
      }
    }
    if (closing) {
      worth = account.equity();
      tape.valued(start, worth, account.cash());
    }
  }

  /** What is traded, in the order of the legs. */
  public List<Symbol> symbols() {
    return Arrays.stream(lanes).map(lane -> lane.leg.symbol()).toList();
  }

  /** Cash and positions at their last known closes when the last moment was settled. */
  public double equity() {
    return worth;
  }

  /** What is held in money, in the account's currency. */
  public double cash() {
    return account.cash();
  }

  /** How many bars came. */
  public long bars() {
    return bars;
  }

  /** How many moments lay in the window so far. */
  public long moments() {
    return moments;
  }

  /** What is held now, at its last known close, in the order of the legs. */
  public List<OpenPosition> positions() {
    List<OpenPosition> positions = new ArrayList<>();
    for (Lane lane : lanes) {
      lane.position().ifPresent(positions::add);
    }
    return positions;
  }

  /** Before the bars with these indexes, as columns: the same walk without copying a bar. */
  ColumnWalk over(List<BarSeries> series, int[] from) {
    BarCursor[] cursors = new BarCursor[lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      cursors[i] = series.get(i).cursor(from[i], lanes[i].history);
      lanes[i].bars = cursors[i].bars();
    }
    return new ColumnWalk(this, series, cursors, from);
  }

  /** The cursor of the leg stands on its bar of this moment. */
  void arriveAt(int leg, long startMillis) {
    start = startMillis;
    arrive(lanes[leg]);
  }

  /** Whether nothing can happen to the only leg but by its close and its strategy. */
  boolean isQuiet() {
    return !lanes[0].busy
        && lanes[0].seen >= lanes[0].history
        && moments >= Math.max(1, spec.warmUp());
  }

  Lane onlyLane() {
    return lanes[0];
  }

  /** The next bar of the only leg changes nothing but what is held. */
  void valueQuietly(long startMillis, double close) {
    Lane lane = lanes[0];
    start = startMillis;
    lane.start = startMillis;
    lane.close = close;
    lane.seen++;
    worth = account.cash() + lane.quantity * close;
    tape.valued(startMillis, worth, account.cash());
  }

  /** How many bars were valued quietly. */
  void nothingHappened(int count) {
    bars += count;
    moments += count;
  }

  private void arrive(Lane lane) {
    lane.close = lane.bars.close(0);
    lane.start = start;
    lane.seen++;
    bars++;
    fresh[freshCount++] = lane;
    if (lane.busy) {
      desk.meet(lane);
    }
  }

  private void act() {
    for (int i = 0; i < freshCount; i++) {
      if (fresh[i].close <= fresh[i].alarm) {
        desk.alarm(fresh[i]);
      }
    }
    if (moments >= spec.warmUp()) {
      for (int i = 0; i < freshCount; i++) {
        decide(fresh[i]);
      }
    }
  }

  private void decide(Lane lane) {
    if (lane.seen >= lane.history) {
      Action action = lane.act();
      if (action != Action.HOLD) {
        follow(lane, action);
      }
    }
  }

  private void follow(Lane lane, Action action) {
    String reason = tape.wordy ? told(lane) : "";
    if (action == Action.BUY) {
      desk.buy(lane, reason);
    } else {
      desk.sell(lane, reason);
    }
  }

  private String told(Lane lane) {
    Signal signal = lane.decide();
    tape.signalled(lane, signal);
    return signal.reason();
  }

  private String at() {
    return start == Long.MIN_VALUE ? "no moment" : Instant.ofEpochMilli(start).toString();
  }
}
