package io.orrery.trading;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Why no new orders are sent, one reason a cause. Safe for use by many threads. */
final class Blocks {

  private final Clock clock;
  private final Map<Block.Cause, Block> byCause = new ConcurrentHashMap<>();

  Blocks(Clock clock) {
    this.clock = clock;
  }

  /** The first sentence of a cause stays until it is lifted. */
  void raise(Block.Cause cause, String sentence) {
    byCause.putIfAbsent(cause, new Block(cause, sentence, clock.instant()));
  }

  void lift(Block.Cause cause) {
    byCause.remove(cause);
  }

  boolean any() {
    return !byCause.isEmpty();
  }

  /** All, by cause. */
  List<Block> all() {
    return byCause.values().stream().sorted(java.util.Comparator.comparing(Block::cause)).toList();
  }
}
