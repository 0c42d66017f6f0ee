package io.orrery.session;

import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.EquityRecorded;
import io.orrery.trade.Ledger;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.Told;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.TradeRecorded;
import io.orrery.universe.Fact;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Stream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger whose records are told: recorded durably, then published as events. A foreign record is
 * refused by the store and audited here; an observer that fails is audited, for the record is
 * durable and its writer must not be led to write it again.
 */
abstract class ToldLedger<F extends Fact> implements Ledger<F> {

  private static final System.Logger LOG = System.getLogger(ToldLedger.class.getName());

  private final Ledger<F> store;
  private final EventChannel events;
  private final AuditLedger audit;
  private final Halt halt;
  private final Executor teller;

  /** {@code teller} tells, in their order, of records that nobody waits for. */
  ToldLedger(Ledger<F> store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
    this.store = store;
    this.events = events;
    this.audit = audit;
    this.halt = halt;
    this.teller = teller;
  }

  static TradeLedger trades(
      TradeLedger store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
    return new Trades(store, events, audit, halt, teller);
  }

  static EquityLedger equity(
      EquityLedger store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
    return new Equity(store, events, audit, halt, teller);
  }

  static OrderLedger orders(
      OrderLedger store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
    return new Orders(store, events, audit, halt, teller);
  }

  /** The event that tells of {@code fact}; empty if none does. */
  abstract Optional<Fact> event(F fact, long seq);

  @Override
  public final Session session() {
    return store.session();
  }

  @Override
  public final Stream stream() {
    return store.stream();
  }

  @Override
  public final <T extends F> List<Recorded<T>> appendAll(List<Minted<T>> minted) {
    List<Recorded<T>> recorded = refusing(() -> store.appendAll(minted));
    tell(recorded);
    return recorded;
  }

  @Override
  public final <T extends F> CompletionStage<List<Recorded<T>>> appendAllAsync(
      List<Minted<T>> minted) {
    return refusing(() -> store.appendAllAsync(minted)).whenCompleteAsync(this::follow, teller);
  }

  private <T extends F> void follow(
      @Nullable List<Recorded<T>> recorded, @Nullable Throwable failure) {
    if (recorded != null) {
      tell(recorded);
    } else if (failure != null && cause(failure) instanceof LedgerException failed) {
      halt.after(failed);
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private <T extends F> void tell(List<Recorded<T>> recorded) {
    try {
      events
          .publishAll(recorded.stream().flatMap(r -> event(r.fact(), r.seq()).stream()).toList())
          .stream()
          .map(session()::mint)
          .forEach(audit::append);
    } catch (SessionClosedException e) {
      // The records are durable and that is what the caller asked; the next session tells them.
      LOG.log(Level.INFO, "left to the next session to tell: {0}", e.getMessage());
    }
  }

  private <T> T refusing(Supplier<T> appending) {
    try {
      return appending.get();
    } catch (LedgerException e) {
      halt.after(e);
      throw e;
    } catch (ForeignRecordException e) {
      audit.append(session().mint(new AttemptRefused("foreign_record", message(e))));
      throw e;
    }
  }

  private static String message(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private static final class Trades extends ToldLedger<Trade> implements TradeLedger {
    Trades(TradeLedger store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
      super(store, events, audit, halt, teller);
    }

    @Override
    Optional<Fact> event(Trade trade, long seq) {
      return Optional.of(new TradeRecorded(trade, seq));
    }
  }

  private static final class Equity extends ToldLedger<EquityPoint> implements EquityLedger {
    Equity(EquityLedger store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
      super(store, events, audit, halt, teller);
    }

    @Override
    Optional<Fact> event(EquityPoint point, long seq) {
      return Optional.of(new EquityRecorded(point, seq));
    }
  }

  private static final class Orders extends ToldLedger<Fact> implements OrderLedger {
    Orders(OrderLedger store, EventChannel events, AuditLedger audit, Halt halt, Executor teller) {
      super(store, events, audit, halt, teller);
    }

    @Override
    Optional<Fact> event(Fact fact, long seq) {
      return fact instanceof Told told ? Optional.of(told.event(seq)) : Optional.empty();
    }
  }
}
