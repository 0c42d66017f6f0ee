package io.orrery.trading;

import io.orrery.order.BrokerException;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.Order;
import io.orrery.trade.LedgerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps an eye on the broker: what came, what is overdue, and whether all still agrees. */
final class Watch {

  private final OrderDesk desk;
  private final Reconciliation reconciliation;
  private final Inbox inbox;
  private final DeskRecords records;
  private final Blocks blocks;
  private final Withdrawals withdrawals;
  private final long intervalNanos;
  private volatile Optional<Instant> lookedAt = Optional.empty();
  private volatile long looks;
  private volatile List<Difference> differences = List.of();
  private long comparedAt;

  Watch(
      OrderDesk desk,
      Reconciliation reconciliation,
      Inbox inbox,
      DeskRecords records,
      Blocks blocks,
      Duration interval) {
    this.desk = desk;
    this.reconciliation = reconciliation;
    this.inbox = inbox;
    this.records = records;
    this.blocks = blocks;
    this.withdrawals = new Withdrawals(desk);
    this.intervalNanos = interval.toNanos();
    this.comparedAt = System.nanoTime() - intervalNanos; // the first look compares
  }

  /** When it looked last; empty if it never did. */
  Optional<Instant> lookedAt() {
    return lookedAt;
  }

  /** How often it looked. */
  long looks() {
    return looks;
  }

  List<Difference> differences() {
    return differences;
  }

  /** One look; what the broker does not answer is asked again at the next. */
  synchronized void tick() {
    lookedAt = Optional.of(desk.view().now());
    looks++;
    blocks.all(); // keeps when each began
    try {
      desk.settle();
      withdrawals.look();
      boolean missed = inbox.takeMissed().isPresent();
      List<Order> due =
          desk.view().working().stream()
              .filter(order -> missed || reconciliation.isOverdue(order))
              .toList();
      List<Difference> found = reconciliation.lookUp(due);
      if (missed || !found.isEmpty() || System.nanoTime() - comparedAt >= intervalNanos) {
        compare(found);
      }
    } catch (LedgerException e) {
      blocks.raise(Block.Cause.LEDGER_FAILED, "nothing can be recorded: " + e.getMessage());
    } catch (ForeignBrokerException e) {
      blocks.raise(Block.Cause.BROKER_LOST, String.valueOf(e.getMessage()));
    } catch (BrokerException e) {
      blocks.raise(Block.Cause.NOT_RECONCILED, "the broker does not answer: " + e.getMessage());
    }
  }

  /**
   * Compares all now, once more before a difference counts: a fill may be on its way.
   *
   * @throws BrokerException if the broker did not answer
   */
  synchronized void compare() {
    compare(reconciliation.lookUp(overdue()));
  }

  private List<Order> overdue() {
    return desk.view().working().stream().filter(reconciliation::isOverdue).toList();
  }

  private void compare(List<Difference> found) {
    List<Difference> all = new ArrayList<>(found);
    all.addAll(reconciliation.compare());
    if (!all.isEmpty()) {
      // A fill may be on its way, or its report was lost before the report of the order's end.
      all = new ArrayList<>(reconciliation.lookUp(desk.lookable()));
      all.addAll(reconciliation.compare());
    }
    comparedAt = System.nanoTime();
    conclude(List.copyOf(all));
  }

  private void conclude(List<Difference> found) {
    boolean news = !found.equals(differences);
    boolean first = blocks.all().stream().anyMatch(Watch::isNotReconciled);
    differences = found;
    if (news || first) {
      String account = desk.view().account().map(each -> each.account()).orElse("unknown");
      records.record(
          new AccountReconciled(
              account, desk.view().working().size(), desk.view().positions().size(), found));
    }
    if (found.isEmpty()) {
      blocks.lift(Block.Cause.UNEXPLAINED_DIFFERENCE);
    } else {
      blocks.raise(Block.Cause.UNEXPLAINED_DIFFERENCE, found.get(0).sentence());
    }
    // Orders whose outcome is open keep the comparison open too.
    if (overdue().isEmpty()) {
      blocks.lift(Block.Cause.NOT_RECONCILED);
    }
  }

  private static boolean isNotReconciled(Block block) {
    return block.cause() == Block.Cause.NOT_RECONCILED;
  }
}
