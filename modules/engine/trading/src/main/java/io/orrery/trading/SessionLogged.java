package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.order.BrokerAccount;
import io.orrery.order.Position;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Event: what a session's account and positions were at a moment, recorded every so often whatever
 * happens.
 *
 * @param observedAt when, by the clock of the session's market
 * @param account its name at the broker
 * @param currency of the amounts
 * @param equity cash and positions
 * @param cash what is held in money
 * @param buyingPower what may be bought for, if the broker says
 * @param positions what is held, as our records say
 * @param workingOrders how many orders may still be filled
 */
public record SessionLogged(
    Instant observedAt,
    String account,
    CurrencyCode currency,
    Amount equity,
    Amount cash,
    Optional<Amount> buyingPower,
    List<Held> positions,
    int workingOrders)
    implements Fact {

  /**
   * One position.
   *
   * @param symbol of what
   * @param qty units; negative when they are owed
   * @param averagePrice at which they came, if that is known
   */
  public record Held(Symbol symbol, BigDecimal qty, Optional<BigDecimal> averagePrice) {

    static Held of(Position position) {
      return new Held(position.symbol(), position.qty(), position.averagePrice());
    }
  }

  /** Copies the list. */
  public SessionLogged {
    positions = List.copyOf(positions);
  }

  static SessionLogged of(DeskView desk, BrokerAccount account) {
    return new SessionLogged(
        desk.now(),
        account.account(),
        account.currency(),
        account.equity(),
        account.cash(),
        account.buyingPower(),
        desk.positions().stream().map(Held::of).toList(),
        desk.working().size());
  }
}
