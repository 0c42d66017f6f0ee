package io.orrery.trading;

import io.orrery.order.Broker;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.Order;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.universe.Minted;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/**
 * Sends what is on record to the broker, once, and puts what can be known at once into the inbox.
 * Takes no lock.
 */
final class Dispatch {

  private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());

  private final Broker broker;
  private final Inbox inbox;
  private final Blocks blocks;
  private final Clock clock;

  Dispatch(Broker broker, Inbox inbox, Blocks blocks, Clock clock) {
    this.broker = broker;
    this.inbox = inbox;
    this.blocks = blocks;
    this.clock = clock;
  }

  /** Sends a new order, unless something forbids it by now. */
  void send(Minted<OrderIntended> intent) {
    ClientOrderId id = intent.fact().clientOrderId();
    if (blocks.any()) {
      String why = blocks.all().get(0).sentence();
      inbox.reported(new OrderReport.Rejected(id, clock.instant(), "it was not sent: " + why));
      return;
    }
    submit(intent).ifPresent(inbox::reported);
    if (blocks.any()) {
      // someone halted while it went out, and may not have seen it
      cancelQuietly(id, "the desk was halted while it was sent");
    }
  }

  private Optional<OrderReport> submit(Minted<OrderIntended> intent) {
    ClientOrderId id = intent.fact().clientOrderId();
    try {
      Broker.Submission submission = broker.submit(intent);
      if (submission instanceof Broker.Submission.Refused refused) {
        return Optional.of(new OrderReport.Rejected(id, clock.instant(), refused.reason()));
      }
      return submission instanceof Broker.Submission.Doubtful doubtful
          ? Optional.of(new OrderReport.Doubted(id, clock.instant(), doubtful.reason()))
          : Optional.empty();
    } catch (ForeignBrokerException e) {
      blocks.raise(Block.Cause.BROKER_LOST, String.valueOf(e.getMessage()));
      return Optional.of(
          new OrderReport.Rejected(id, clock.instant(), String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "sending order {0} failed: {1}", id, e);
      return Optional.of(
          new OrderReport.Doubted(id, clock.instant(), "sending it failed: " + e.getMessage()));
    }
  }

  /**
   * Asks for all cancellations in one request, so that no limit of requests stands between a kill
   * and a thousand orders; answers whether the broker takes care of them.
   */
  boolean cancelledTogether(Collection<Order> orders, String reason) {
    try {
      if (!broker.cancelAll()) {
        return false;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "cancelling all orders at once failed: {0}", String.valueOf(e));
      return false;
    }
    String how = reason + " (all orders of the account in one request)";
    orders.forEach(
        order -> inbox.reported(new OrderReport.CancelRequested(order.id(), clock.instant(), how)));
    return true;
  }

  /** Asks for a cancellation; answers whether the broker was asked. */
  boolean cancelQuietly(ClientOrderId id, String reason) {
    try {
      broker.cancel(id);
      inbox.reported(new OrderReport.CancelRequested(id, clock.instant(), reason));
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "cancelling order {0} failed: {1}", id, e);
      return false;
    }
  }
}
