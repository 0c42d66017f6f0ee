package io.orrery.testkit;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.order.Broker;
import io.orrery.order.ClientOrderId;
import io.orrery.universe.Session;
import java.math.BigDecimal;

/**
 * A broker under test with the counterparty behind it, such as a venue in memory or a test server
 * on the loopback. The account begins with at least 100,000 in money and nothing else.
 */
public interface BrokerFixture extends AutoCloseable {

  /** The open session for which {@link #broker()} was made; its orders are minted by it. */
  Session session();

  /** The broker, the same at each call, not opened yet. */
  Broker broker();

  /**
   * Makes a broker with the same settings (endpoint, account, credentials, model) for another
   * session. May refuse with {@link io.orrery.order.ForeignBrokerException}, or wait with that for
   * its opening.
   */
  Broker brokerOf(Session other);

  /** What is traded; prices of it are around 100. */
  Symbol symbol();

  /** The currency of the account and of all prices. */
  CurrencyCode currency();

  /**
   * The market trades up to {@code units} at {@code price}: each order that the counterparty has by
   * now and that can be filled at this price is, as they came, up to {@code units} in all. Market
   * orders that are sent before the first call may be rejected for want of a price.
   *
   * <p>Also called when the broker is closed, and must not fail then.
   *
   * @param units above zero
   */
  void trade(BigDecimal price, BigDecimal units);

  /** The counterparty rejects the next order that it gets. */
  void rejectNext();

  /** How many times the counterparty was sent an order of this name. */
  int timesSent(ClientOrderId order);

  /** Ends the counterparty. */
  @Override
  void close();
}
