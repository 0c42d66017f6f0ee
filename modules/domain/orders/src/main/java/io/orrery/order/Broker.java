package io.orrery.order;

import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.util.List;
import java.util.Optional;

/**
 * Port: where the orders of one session go. It is made for one universe and refuses every other at
 * its construction, as it refuses an endpoint, an account or a credential of another (contract U7).
 *
 * <p>It never sends an order twice, whatever fails. Safe for use by many threads; nothing waits for
 * a ledger.
 */
public interface Broker extends AutoCloseable {

  /** The only session whose orders it sends. */
  Session session();

  /** How long what is held with it lives. */
  Tenure tenure();

  /**
   * Connects, asks the broker who it is, and compares that with the universe. Reports come to
   * {@code listener} from now on. Called once, before everything else.
   *
   * @return what was compared, to be recorded
   * @throws ForeignBrokerException if it belongs to another universe; it is closed then
   * @throws BrokerException if it cannot be reached; it is closed then
   */
  BrokerAttestation open(BrokerListener listener);

  /**
   * Sends a new order whose intent is on disk. Its outcome comes as reports, perhaps before this
   * returns.
   *
   * @return whether it went out, as far as can be known at once
   * @throws ForeignBrokerException if another session minted it; nothing was sent
   */
  Submission submit(Minted<OrderIntended> intent);

  /**
   * Asks the broker to cancel an order, of this session or of an earlier one of the same universe.
   * Its outcome comes as reports.
   *
   * @throws ForeignBrokerException if the order is of another universe; nothing was sent
   * @throws BrokerException if it is not known whether the broker was asked
   */
  void cancel(ClientOrderId order);

  /**
   * Asks the broker, in one request, to cancel all orders of its account that may still be filled,
   * also those that others sent in that account. What becomes of each of ours comes as reports.
   *
   * @return whether it takes care of all of them; if not, each must be cancelled by itself
   * @throws BrokerException if it is not known whether the broker was asked
   */
  default boolean cancelAll() {
    return false;
  }

  /**
   * Looks an order up by our name for it.
   *
   * @return empty if the broker answered that it has none of that name
   * @throws BrokerException if it did not answer
   */
  Optional<BrokerOrder> find(ClientOrderId order);

  /**
   * All orders of the account that may still be filled, those of others too.
   *
   * @throws BrokerException if it did not answer
   */
  List<BrokerOrder> openOrders();

  /**
   * All that the account holds.
   *
   * @throws BrokerException if it did not answer
   */
  List<Position> positions();

  /**
   * What the account is worth.
   *
   * @throws BrokerException if it did not answer
   */
  BrokerAccount account();

  /** Disconnects; nothing of it runs when this returns. A second call changes nothing. */
  @Override
  void close();

  /** How long positions with a broker live. */
  enum Tenure {
    /** As long as the session: another session begins with nothing. */
    SESSION,
    /** As long as the account: another session finds them. */
    ACCOUNT
  }

  /** Whether an order went out. */
  sealed interface Submission {

    /** The broker has taken the message; what it makes of it comes as reports. */
    record Sent() implements Submission {}

    /**
     * It is certain that the broker does not have it and never will.
     *
     * @param reason why, as a sentence
     */
    record Refused(String reason) implements Submission {}

    /**
     * Whether the broker has it cannot be known now. It must be looked up, never sent again.
     *
     * @param reason why, as a sentence
     */
    record Doubtful(String reason) implements Submission {}
  }
}
