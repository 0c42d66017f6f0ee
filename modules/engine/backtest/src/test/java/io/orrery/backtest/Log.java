package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.strategy.Signal;
import java.util.ArrayList;
import java.util.List;

/** Writes down everything a walk tells, moment by moment. */
final class Log implements WalkListener {

  /** What was told up to and with each valuation. */
  final List<List<String>> moments = new ArrayList<>();

  final List<Fill> fills = new ArrayList<>();
  final List<OrderPlaced> orders = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();
  private List<String> now = new ArrayList<>();

  @Override
  public void signalled(Symbol symbol, long millis, Signal signal) {
    now.add(symbol + " " + millis + " " + signal);
  }

  @Override
  public void ordered(OrderPlaced order) {
    orders.add(order);
    now.add(order.toString());
  }

  @Override
  public void filled(Fill fill) {
    fills.add(fill);
    now.add(fill.toString());
  }

  @Override
  public void cancelled(long order, double rest, long millis, String reason) {
    cancelled.add(order + " " + rest + " " + reason);
    now.add("cancelled " + order + " " + rest + " " + millis + " " + reason);
  }

  @Override
  public void valued(long startMillis, long closeMillis, double equity, double cash) {
    now.add("valued " + startMillis + " " + closeMillis + " " + equity + " " + cash);
    moments.add(now);
    now = new ArrayList<>();
  }

  /** Everything, what was told behind the last valuation too. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    moments.forEach(all::addAll);
    all.addAll(now);
    return all;
  }
}
