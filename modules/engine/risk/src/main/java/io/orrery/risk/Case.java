package io.orrery.risk;

import io.orrery.basics.Symbol;
import io.orrery.order.OrderTicket;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order to decide on, and what is known around it. What several checks ask for is found once.
 * What is not known is thrown as {@link MissingDataException} at whoever needs it.
 */
final class Case {

  private final OrderTicket ticket;
  private final RiskView view;
  private final Instant now;
  private final Finding<Holdings> holdings;
  private final Finding<RiskAccount> account;
  private final boolean reducing;
  private @Nullable BigDecimal last;
  private Held.@Nullable Added added;
  private @Nullable BigDecimal exposure;

  Case(OrderTicket ticket, RiskView view) {
    this.ticket = ticket;
    this.view = view;
    this.now = view.now();
    this.holdings = view.holdings();
    this.account = view.account();
    this.reducing =
        holdings instanceof Finding.Known<Holdings> known
            && ticket.qty().value().compareTo(reducible(known.value())) <= 0;
  }

  private BigDecimal reducible(Holdings of) {
    return of.of(ticket.symbol()).reducible(ticket.side());
  }

  OrderTicket ticket() {
    return ticket;
  }

  RiskView view() {
    return view;
  }

  Instant now() {
    return now;
  }

  Symbol symbol() {
    return ticket.symbol();
  }

  /** Whether it does nothing but reduce; false if what is held is not known. */
  boolean reducing() {
    return reducing;
  }

  Holdings holdings() {
    return MissingDataException.require(holdings);
  }

  /** What is held of its symbol. */
  Held held() {
    return holdings().of(symbol());
  }

  RiskAccount account() {
    return MissingDataException.require(account);
  }

  BigDecimal equity() {
    return account().account().equity().value();
  }

  /** The last price of its symbol, above 0. */
  BigDecimal last() {
    BigDecimal known = last;
    if (known == null) {
      known = last(symbol());
      last = known;
    }
    return known;
  }

  /** The last price of a symbol, above 0. */
  BigDecimal last(Symbol of) {
    BigDecimal price = MissingDataException.require(view.price(of)).price().value();
    if (price.signum() == 0) {
      throw new MissingDataException("the last price of " + of + " is 0, which values nothing");
    }
    return price;
  }

  /** What it adds to its symbol, at the worse of the last price and its own. */
  Held.Added added() {
    Held.Added known = added;
    if (known == null) {
      BigDecimal price = last().max(InFlight.highest(ticket.type()));
      BigDecimal units = ticket.qty().value();
      known = new Held.Added(ticket.side(), units, units.multiply(price));
      added = known;
    }
    return known;
  }

  /** What is exposed in its symbol with it. */
  BigDecimal exposure() {
    BigDecimal known = exposure;
    if (known == null) {
      known = held().exposure(last(), added());
      exposure = known;
    }
    return known;
  }
}
