package io.orrery.trading;

import io.orrery.session.NotArmedException;
import io.orrery.session.UniverseSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why no new orders are sent, one reason a cause: those that the desk found itself, and those of
 * its session, which come and go by themselves. Safe for use by many threads.
 */
final class Blocks {

  private final UniverseSession session;
  private final Clock clock;
  private final Map<Block.Cause, Block> byCause = new ConcurrentHashMap<>();
  private volatile Optional<Block> unarmed = Optional.empty();

  Blocks(UniverseSession session, Clock clock) {
    this.session = session;
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
    return !byCause.isEmpty() || killed().isPresent() || unarmed().isPresent();
  }

  /** All, by cause. */
  List<Block> all() {
    List<Block> all = new ArrayList<>(byCause.values());
    killed().ifPresent(all::add);
    unarmed().ifPresent(all::add);
    all.sort(Comparator.comparing(Block::cause));
    return all;
  }

  private Optional<Block> killed() {
    return session
        .stoppage()
        .map(stop -> new Block(Block.Cause.KILLED, stop.sentence(), stop.since()));
  }

  private Optional<Block> unarmed() {
    try {
      session.arming().requireArmed();
      return unarmed = Optional.empty();
    } catch (NotArmedException e) {
      return unarmed = Optional.of(sinceNoticed(String.valueOf(e.getMessage())));
    }
  }

  /** Nobody says when an arming ended; the desk looks every second, and keeps when it saw it. */
  private Block sinceNoticed(String sentence) {
    return unarmed
        .filter(known -> known.sentence().equals(sentence))
        .orElseGet(() -> new Block(Block.Cause.NOT_ARMED, sentence, clock.instant()));
  }
}
