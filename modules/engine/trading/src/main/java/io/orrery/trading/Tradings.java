package io.orrery.trading;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Optional;

/** Who trades in which universe of this deployment now. Safe for use by many threads. */
@CrossUniverse("finds the one of the universe that is asked for")
public final class Tradings {

  private final PerUniverse<Slot> slots = new PerUniverse<>(universe -> new Slot());

  private static final class Slot {
    private volatile Optional<Post> post = Optional.empty();
  }

  /**
   * Who trades in a session.
   *
   * @param session which
   * @param trading its desk and broker
   * @param floor where its bars become orders; empty if only people order
   */
  public record Post(Session session, Trading trading, Optional<TradingFloor> floor) {

    /** How its agents do. */
    public List<AgentReport> agents() {
      return floor
          .map(each -> List.of(trading.report(), each.report()))
          .orElseGet(() -> List.of(trading.report()));
    }
  }

  /** From now on these trade in the universe of their session. */
  public void put(Post post) {
    slots.of(post.session().universe()).post = Optional.of(post);
  }

  /** Who trades in a universe; empty if nobody does, or their session has closed. */
  public Optional<Post> find(Universe universe) {
    return slots.of(universe).post.filter(post -> post.session().closedAt().isEmpty());
  }
}
