package io.orrery.broker.simulated;

import io.orrery.basics.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The market of one symbol: what it last did, and the orders that work there. */
final class Market {

  final Symbol symbol;
  private final List<WorkingOrder> working = new ArrayList<>();
  private Optional<TradedBar> newest = Optional.empty();
  private Optional<BigDecimal> last = Optional.empty();
  private Optional<String> halt = Optional.empty();
  private Optional<Supply> supply = Optional.empty();
  private long seen;

  Market(Symbol symbol) {
    this.symbol = symbol;
  }

  /** The last known price; empty before the first. */
  Optional<BigDecimal> last() {
    return last;
  }

  /** The newest bar; empty before the first. */
  Optional<TradedBar> newest() {
    return newest;
  }

  /** How many bars or quotes came. */
  long seen() {
    return seen;
  }

  boolean isHalted() {
    return halt.isPresent();
  }

  void halt(Optional<String> reason) {
    halt = reason;
  }

  /** Passes if something that began at {@code start} can come next. */
  void requireNext(Instant start) {
    Optional<Instant> end = newest.map(TradedBar::end).filter(start::isBefore);
    if (end.isPresent()) {
      throw new IllegalArgumentException(
          "what comes of %s must begin at %s or later, began at %s"
              .formatted(symbol, end.get(), start));
    }
  }

  void came(TradedBar bar, BigDecimal price) {
    newest = Optional.of(bar);
    last = Optional.of(price);
    supply = Optional.empty();
    seen++;
  }

  /** What the newest bar has for orders. */
  Supply supplied(Supply here) {
    supply = Optional.of(here);
    return here;
  }

  /** What is left of what the newest bar had; empty if nothing was traded on it. */
  Optional<Supply> supply() {
    return supply;
  }

  void add(WorkingOrder order) {
    working.add(order);
  }

  /** The orders that may still be filled, as they were given. */
  List<WorkingOrder> working() {
    working.removeIf(WorkingOrder::isOver);
    return List.copyOf(working);
  }

  /** How many units working orders of a side may still take. */
  BigDecimal pending(boolean buys) {
    return working().stream()
        .filter(order -> order.isBuy() == buys)
        .map(order -> order.rest)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
