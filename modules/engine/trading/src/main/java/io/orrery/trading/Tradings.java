package io.orrery.trading;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
   * @param data how its bars come; empty if they come with the floor, or none do
   */
  public record Post(
      Session session,
      Trading trading,
      Optional<TradingFloor> floor,
      Optional<Supplier<AgentReport>> data) {

    /** Whose bars, if any, come with the floor. */
    public Post(Session session, Trading trading, Optional<TradingFloor> floor) {
      this(session, trading, floor, Optional.empty());
    }

    /** How its agents do. */
    public List<AgentReport> agents() {
      List<AgentReport> agents = new ArrayList<>();
      data.map(Supplier::get).ifPresent(agents::add);
      agents.add(trading.report());
      floor.map(TradingFloor::report).ifPresent(agents::add);
      return List.copyOf(agents);
    }

    /** How its market comes; empty if no strategy trades on one. */
    public Optional<AgentReport> market() {
      Optional<AgentReport> troubled =
          data.map(Supplier::get).filter(each -> each.state() != AgentReport.State.RUNNING);
      return troubled.or(() -> floor.map(TradingFloor::report));
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
