package io.orrery.session;

import io.orrery.order.OrderChanged;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReported;
import io.orrery.trade.EquityRecorded;
import io.orrery.trade.EventHistory;
import io.orrery.trade.History;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.TradeRecorded;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.UntypedFact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Tells what a crash kept from being told: records that are durable in their ledger but have no
 * event, because the process died between the two.
 */
final class MissedEvents {

  /** Writers that run at the same time may tell in another order than they recorded, so far. */
  private static final int MOST_IN_FLIGHT = 2000;

  private final EventHistory told;
  private final EventChannel events;

  private MissedEvents(EventHistory told, EventChannel events) {
    this.told = told;
    this.events = events;
  }

  static void tell(UniverseArchive archive, EventChannel events) {
    MissedEvents missed = new MissedEvents(archive.events(), events);
    missed.tell(
        archive.trades(),
        MissedEvents::tradeSeq,
        (trade, seq) -> Optional.of(new TradeRecorded(trade, seq)));
    missed.tell(
        archive.equity(),
        MissedEvents::equitySeq,
        (point, seq) -> Optional.of(new EquityRecorded(point, seq)));
    missed.tell(archive.orders(), MissedEvents::orderSeq, order(archive.orders()));
  }

  private <F extends Fact> void tell(
      History<F> records, ToLongFunction<Fact> seqOf, Telling<F> telling) {
    if (records.lastSeq() == 0) {
      return;
    }
    Set<Long> seen = new HashSet<>();
    long from = lookBack(seqOf, seen);
    while (from < records.lastSeq()) {
      List<Recorded<F>> page = records.after(from, History.MAX_LIMIT);
      events.publishAll(
          page.stream()
              .filter(r -> !seen.contains(r.seq()))
              .flatMap(r -> telling.of(r.fact(), r.seq()).stream())
              .toList());
      from = page.get(page.size() - 1).seq();
    }
  }

  /** The event that tells of a record; empty if none does. */
  private interface Telling<F> {
    Optional<? extends Fact> of(F fact, long seq);
  }

  private static Telling<Fact> order(OrderHistory orders) {
    return (fact, seq) ->
        Stream.of(OrderIntended.class, OrderReported.class)
            .flatMap(type -> orders.typed(type, fact).stream())
            .map(told -> told.event(seq))
            .findFirst();
  }

  /**
   * Collects the numbers of records of which an event tells, from the newest event back.
   *
   * @return the number up to which every record has its event
   */
  private long lookBack(ToLongFunction<Fact> seqOf, Set<Long> seen) {
    long highest = 0;
    for (long end = told.lastSeq(); end > 0; end -= History.MAX_LIMIT) {
      long start = Math.max(0, end - History.MAX_LIMIT);
      for (Recorded<Fact> event : told.after(start, (int) (end - start))) {
        long seq = seqOf.applyAsLong(event.fact());
        if (seq > 0) {
          seen.add(seq);
          highest = Math.max(highest, seq);
        }
      }
      if (seen.size() > MOST_IN_FLIGHT) {
        return highest - MOST_IN_FLIGHT;
      }
    }
    return 0;
  }

  private static long tradeSeq(Fact event) {
    return event instanceof TradeRecorded typed
        ? typed.tradeSeq()
        : untypedSeq(event, "trade_recorded", "trade_seq");
  }

  private static long equitySeq(Fact event) {
    return event instanceof EquityRecorded typed
        ? typed.equitySeq()
        : untypedSeq(event, "equity_recorded", "equity_seq");
  }

  private static long orderSeq(Fact event) {
    return event instanceof OrderChanged typed
        ? typed.orderSeq()
        : untypedSeq(event, "order_changed", "order_seq");
  }

  private static long untypedSeq(Fact event, String type, String field) {
    return event instanceof UntypedFact untyped
            && untyped.type().equals(type)
            && untyped.fields().get(field) instanceof Long seq
        ? seq
        : 0;
  }
}
