package io.orrery.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.order.Order;
import io.orrery.order.OrderTicket;
import io.orrery.trade.Side;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What holds whatever is drawn: no sequence of approved orders exceeds a limit, whichever of the
 * orders on their way are filled, and nothing keeps an order from reducing. What may happen is
 * tried out case by case here, not calculated as the gate does.
 */
class RiskPropertiesTest {

  private static final int PORTFOLIOS = 600;
  private static final int ORDERS = 40;

  private final long firstSeed = Long.getLong("test.seed", System.nanoTime());
  private int added;
  private int reduced;
  private int denied;

  @Test
  void noSequenceOfApprovedOrdersExceedsALimitAndNothingKeepsAnOrderFromReducing() {
    System.out.println("test.seed " + firstSeed);
    for (int i = 0; i < PORTFOLIOS; i++) {
      long seed = firstSeed + i;
      Fate fate = new Fate(seed);
      RiskGate gate = new RiskGate(Universe.PAPER, fate.limits);
      for (int each = 0; each < ORDERS; each++) {
        decide(gate, fate, "test.seed " + seed + ", order " + each);
        fate.passTime();
      }
    }
    assertThat(added).as("approved orders that add").isGreaterThan(PORTFOLIOS);
    assertThat(reduced).as("approved orders that reduce").isGreaterThan(PORTFOLIOS);
    assertThat(denied).as("denied orders").isGreaterThan(PORTFOLIOS);
  }

  private void decide(RiskGate gate, Fate fate, String what) {
    OrderTicket ticket = fate.order();
    boolean reduces = onlyReduces(fate.world, ticket);
    RiskDecision decision = gate.decide(ticket, fate.world);
    assertThat(decision.reducing()).as(what).isEqualTo(reduces);
    if (reduces) {
      assertThat(decision).as(what).isInstanceOf(RiskDecision.Approved.class);
    }
    if (decision instanceof RiskDecision.Approved approved) {
      fate.send(approved.ticket());
      if (reduces) {
        reduced++;
      } else {
        added++;
        assertWithinAllLimits(fate, ticket, what);
      }
    } else {
      denied++;
    }
  }

  /** All that may be held of a symbol, by which of its orders on their way are filled. */
  private static List<BigDecimal> outcomes(World world, Symbol symbol) {
    List<BigDecimal> outcomes = new ArrayList<>();
    outcomes.add(world.held.getOrDefault(symbol, BigDecimal.ZERO));
    for (Order order : world.working) {
      if (order.ticket().symbol().equals(symbol)) {
        BigDecimal units = signed(order.ticket().side(), order.leavesQty());
        for (BigDecimal each : List.copyOf(outcomes)) {
          outcomes.add(each.add(units));
        }
        Set<BigDecimal> distinct = new HashSet<>(outcomes);
        outcomes.clear();
        outcomes.addAll(distinct);
      }
    }
    return outcomes;
  }

  private static BigDecimal signed(Side side, BigDecimal qty) {
    return side == Side.BUY ? qty : qty.negate();
  }

  /** Whether it makes less of what is held now, and crosses 0 in no outcome. */
  private static boolean onlyReduces(World world, OrderTicket ticket) {
    BigDecimal held = world.held.getOrDefault(ticket.symbol(), BigDecimal.ZERO);
    BigDecimal units = signed(ticket.side(), ticket.qty().value());
    return held.signum() * units.signum() < 0
        && outcomes(world, ticket.symbol()).stream()
            .map(units::add)
            .allMatch(each -> each.signum() * held.signum() >= 0);
  }

  private static void assertWithinAllLimits(Fate fate, OrderTicket ticket, String what) {
    World world = fate.world;
    BigDecimal last = fate.price(ticket.symbol().value());
    BigDecimal worth = ticket.qty().value().multiply(last);
    atMost(worth, value(fate, LimitName.MAX_ORDER_VALUE), what);
    atMost(ticket.qty().value(), value(fate, LimitName.MAX_ORDER_QTY), what);
    atMost(
        worst(fate, ticket.symbol()), fate.percentOfEquity(LimitName.MAX_POSITION_PERCENT), what);
    atMost(BigDecimal.valueOf(world.ordersToday), value(fate, LimitName.MAX_DAILY_ORDERS), what);
    atMost(
        BigDecimal.valueOf(symbols(world).size()), value(fate, LimitName.MAX_OPEN_POSITIONS), what);
    assertSectors(fate, ticket, what);
    assertShorts(fate, ticket, what);
    assertPaid(fate, ticket, what);
    assertThat(world.breaker.trippedBecause()).as(what).isEmpty();
    ticket
        .type()
        .limit()
        .ifPresent(
            limit ->
                atMost(
                    limit.value().subtract(last).abs().multiply(BigDecimal.valueOf(100)),
                    value(fate, LimitName.PRICE_COLLAR_PERCENT).multiply(last),
                    what));
  }

  private static Set<Symbol> symbols(World world) {
    Set<Symbol> symbols = new HashSet<>(world.held.keySet());
    world.working.forEach(order -> symbols.add(order.ticket().symbol()));
    return symbols;
  }

  private static BigDecimal worst(Fate fate, Symbol symbol) {
    return outcomes(fate.world, symbol).stream()
        .map(each -> each.abs().multiply(fate.price(symbol.value())))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static void assertSectors(Fate fate, OrderTicket ticket, String what) {
    if (!(fate.limits.get(LimitName.MAX_SECTOR_EXPOSURE_PERCENT) instanceof Limit.Of)) {
      return;
    }
    Sector own = fate.world.sectors.get(ticket.symbol());
    assertThat(own).as(what).isNotNull();
    BigDecimal sum = BigDecimal.ZERO;
    for (Symbol each : symbols(fate.world)) {
      Sector other = fate.world.sectors.get(each);
      sum = other == null || other == own ? sum.add(worst(fate, each)) : sum;
    }
    atMost(sum, fate.percentOfEquity(LimitName.MAX_SECTOR_EXPOSURE_PERCENT), what);
  }

  private static void assertShorts(Fate fate, OrderTicket ticket, String what) {
    if (ticket.side() == Side.BUY) {
      return;
    }
    BigDecimal owed = BigDecimal.ZERO;
    for (Symbol each : symbols(fate.world)) {
      BigDecimal lowest =
          outcomes(fate.world, each).stream().reduce(BigDecimal.ZERO, BigDecimal::min);
      owed = owed.add(lowest.negate().multiply(fate.price(each.value())));
    }
    boolean decided = fate.limits.get(LimitName.MAX_SHORT_EXPOSURE_PERCENT) instanceof Limit.Of;
    atMost(
        owed,
        decided ? fate.percentOfEquity(LimitName.MAX_SHORT_EXPOSURE_PERCENT) : BigDecimal.ZERO,
        what);
  }

  /** Cash stays at 0 or above if every purchase on its way is filled at the worst price. */
  private static void assertPaid(Fate fate, OrderTicket ticket, String what) {
    if (ticket.side() == Side.SELL) {
      return;
    }
    BigDecimal cost = BigDecimal.ZERO;
    for (Order order : fate.world.working) {
      if (order.ticket().side() == Side.BUY) {
        BigDecimal last = fate.price(order.ticket().symbol().value());
        BigDecimal paid = order.ticket().type().limit().map(limit -> limit.value()).orElse(last);
        cost = cost.add(order.leavesQty().multiply(paid));
      }
    }
    atMost(cost, fate.world.cash, what);
  }

  private static BigDecimal value(Fate fate, LimitName name) {
    return fate.limits.decimal(name) instanceof Limit.Of<BigDecimal> of
        ? of.value()
        : new BigDecimal("1e30");
  }

  private static void atMost(BigDecimal measured, BigDecimal bound, String what) {
    assertThat(measured).as(what).isLessThanOrEqualTo(bound);
  }
}
