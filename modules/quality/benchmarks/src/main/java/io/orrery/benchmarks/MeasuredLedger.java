package io.orrery.benchmarks;

import io.orrery.basics.Symbol;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Trade;
import io.orrery.universe.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What the benchmarks ask of the ledger of one universe in one home. */
interface MeasuredLedger {

  /** Opens the universe for a new session. */
  Writer open();

  /** Reads what is recorded. */
  Reader reader();

  /** The ledgers while a session owns them. */
  interface Writer extends AutoCloseable {

    /** Records a trade; the answer means that it was forced. */
    Recorded<Trade> append(Trade trade);

    /** Hands over a trade to be recorded after those handed over before. */
    CompletionStage<Recorded<Trade>> appendAsync(Trade trade);

    /** Hands over an equity point to be recorded after those handed over before. */
    CompletionStage<Recorded<EquityPoint>> appendAsync(EquityPoint point);

    @Override
    void close();
  }

  /** The recorded trades and equity points. */
  interface Reader {

    /** The number of the newest trade. */
    long lastSeq();

    /** The trades of {@code symbol} up to number {@code from}, newest first. */
    List<Recorded<Trade>> newest(Symbol symbol, long from, int limit);

    /** All trades of {@code symbol} executed at {@code from} or later and before {@code until}. */
    List<Recorded<Trade>> between(Symbol symbol, Instant from, Instant until);

    /** About {@code points} equity points of a range that show its course without loss of peaks. */
    List<Recorded<EquityPoint>> chart(Instant from, Instant until, int points);

    /** How many units of each symbol were traded, from one pass over all trades. */
    Map<String, BigDecimal> quantities();
  }
}
