package io.orrery.benchmarks;

import io.orrery.basics.Symbol;
import io.orrery.trade.Trade;
import io.orrery.universe.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The ledger's answers. */
final class LedgerAnswers implements Answers {

  private final MeasuredLedger.Reader reader;

  LedgerAnswers(MeasuredLedger.Reader reader) {
    this.reader = reader;
  }

  /** Looks everywhere for a symbol that is nowhere, and draws all: that makes missing indexes. */
  void makeIndexes() {
    reader.newest(new Symbol("NOWHERE"), reader.lastSeq(), 1);
    reader.chart(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), Questions.POINTS);
  }

  @Override
  public LongStream newest(Questions.Newest question) {
    return numbers(reader.newest(question.symbol(), question.from(), Questions.NEWEST));
  }

  @Override
  public LongStream day(Questions.Day question) {
    return numbers(reader.between(question.symbol(), question.from(), question.until()));
  }

  @Override
  public long chart(Questions.Chart question) {
    return reader.chart(question.from(), question.until(), Questions.POINTS).size();
  }

  @Override
  public Map<String, BigDecimal> quantities() {
    return new TreeMap<>(reader.quantities());
  }

  private static LongStream numbers(List<Recorded<Trade>> trades) {
    return trades.stream().mapToLong(Recorded::seq);
  }
}
