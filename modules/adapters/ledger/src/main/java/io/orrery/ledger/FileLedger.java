package io.orrery.ledger;

import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.EventLedger;
import io.orrery.trade.Ledger;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What callers see of one open ledger. */
class FileLedger<F extends Fact> implements Ledger<F> {

  private final Session session;
  private final Stream stream;
  private final Class<F> type;
  private final FactCodec codec;
  private final LedgerWriter writer;

  private FileLedger(
      Session session, Stream stream, Class<F> type, FactCodec codec, LedgerWriter writer) {
    this.session = session;
    this.stream = stream;
    this.type = type;
    this.codec = codec;
    this.writer = writer;
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Stream stream() {
    return stream;
  }

  @Override
  public <T extends F> List<Recorded<T>> appendAll(List<Minted<T>> minted) {
    if (minted.isEmpty()) {
      return List.of();
    }
    Batch<T> batch = batch(minted);
    writer.submit(batch);
    return batch.await();
  }

  @Override
  public <T extends F> CompletionStage<List<Recorded<T>>> appendAllAsync(List<Minted<T>> minted) {
    if (minted.isEmpty()) {
      return CompletableFuture.completedStage(List.of());
    }
    Batch<T> batch = batch(minted);
    writer.offer(batch);
    return batch.answer();
  }

  private <T extends F> Batch<T> batch(List<Minted<T>> minted) {
    List<Draft<T>> drafts = new ArrayList<>(minted.size());
    for (Minted<T> each : minted) {
      drafts.add(draft(each));
    }
    return new Batch<>(stream, drafts);
  }

  private <T extends F> Draft<T> draft(Minted<T> minted) {
    session.requireOwn(minted.provenance());
    return new Draft<>(minted, codec.encode(requireType(minted.fact())));
  }

  private Fact requireType(Fact fact) {
    if (!type.isInstance(fact)) {
      throw new IllegalArgumentException(
          "the ledger of %s takes only %s, was offered %s"
              .formatted(stream, type.getSimpleName(), fact.type()));
    }
    return fact;
  }

  static final class Trades extends FileLedger<Trade> implements TradeLedger {
    Trades(Session session, FactCodec codec, LedgerWriter writer) {
      super(session, Stream.TRADES, Trade.class, codec, writer);
    }
  }

  static final class Equity extends FileLedger<EquityPoint> implements EquityLedger {
    Equity(Session session, FactCodec codec, LedgerWriter writer) {
      super(session, Stream.EQUITY, EquityPoint.class, codec, writer);
    }
  }

  static final class Orders extends FileLedger<Fact> implements OrderLedger {
    Orders(Session session, FactCodec codec, LedgerWriter writer) {
      super(session, Stream.ORDERS, Fact.class, codec, writer);
    }
  }

  static final class Events extends FileLedger<Fact> implements EventLedger {
    Events(Session session, FactCodec codec, LedgerWriter writer) {
      super(session, Stream.EVENTS, Fact.class, codec, writer);
    }
  }

  static final class Audit extends FileLedger<Fact> implements AuditLedger {
    Audit(Session session, FactCodec codec, LedgerWriter writer) {
      super(session, Stream.AUDIT, Fact.class, codec, writer);
    }
  }
}
