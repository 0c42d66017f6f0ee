package io.orrery.session;

import io.orrery.trade.EquityRecorded;
import io.orrery.trade.EventHistory;
import io.orrery.trade.History;
import io.orrery.trade.TradeRecorded;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.UntypedFact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

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
    missed.tell(archive.trades(), MissedEvents::tradeSeq, TradeRecorded::new);
    missed.tell(archive.equity(), MissedEvents::equitySeq, EquityRecorded::new);
  }

  private <F extends Fact> void tell(
      History<F> records, ToLongFunction<Fact> seqOf, BiFunction<F, Long, Fact> event) {
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
              .map(r -> event.apply(r.fact(), r.seq()))
              .toList());
      from = page.get(page.size() - 1).seq();
    }
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

  private static long untypedSeq(Fact event, String type, String field) {
    return event instanceof UntypedFact untyped
            && untyped.type().equals(type)
            && untyped.fields().get(field) instanceof Long seq
        ? seq
        : 0;
  }
}
