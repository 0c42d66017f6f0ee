package io.orrery.trading;

import io.orrery.risk.StrategyPermission;
import io.orrery.trading.observability.Role;
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

    /** How its agents do, then the threads on which they work. */
    public List<AgentReport> agents() {
      List<AgentReport> all = new ArrayList<>();
      for (Role role : Role.ALL) {
        all.add(now(role, trading.roster().report(role)));
      }
      data.map(Supplier::get).ifPresent(all::add);
      all.add(trading.report());
      floor.map(TradingFloor::report).ifPresent(all::add);
      return List.copyOf(all);
    }

    /** What keeps an agent from working now, though it did not notice: nobody asked it to. */
    private AgentReport now(Role role, AgentReport report) {
      Optional<String> blocked =
          switch (role) {
            case EXECUTION -> trading.desk().blocks().stream().map(Block::sentence).findFirst();
            case RISK -> trading.risk().breaker().trippedBecause();
            default -> Optional.empty();
          };
      if (blocked.isPresent()) {
        return report.in(AgentReport.State.BLOCKED, blocked);
      }
      return TradingFloor.STAGES.contains(role) ? stage(report) : report;
    }

    private AgentReport stage(AgentReport report) {
      if (floor.isEmpty()) {
        return report.in(
            AgentReport.State.IDLE, Optional.of("off: no strategy trades here, only people order"));
      }
      Optional<String> closed = floor.get().closedBecause();
      return closed.isPresent() && report.state() == AgentReport.State.RUNNING
          ? report.in(AgentReport.State.IDLE, closed)
          : report;
    }

    /** Why a strategy that has a seat here takes on no risk, as a sentence; empty if all may. */
    public Optional<String> sitsOutBecause() {
      return floor.stream()
          .flatMap(each -> each.permissions().values().stream())
          .filter(StrategyPermission.Withheld.class::isInstance)
          .map(withheld -> ((StrategyPermission.Withheld) withheld).reason())
          .findFirst();
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
