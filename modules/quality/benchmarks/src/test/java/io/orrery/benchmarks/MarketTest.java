package io.orrery.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MarketTest {

  private static final long RECORDS = 10_000;

  private final Market market = new Market(RECORDS);

  @Test
  void givesTheSameRecordsForTheSameNumbers() {
    assertThat(new Market(RECORDS).trade(4711)).isEqualTo(market.trade(4711));
    assertThat(new Market(RECORDS).equity(4711)).isEqualTo(market.equity(4711));
  }

  @Test
  void risesInTimeFromTheFirstDayToTheLast() {
    assertThat(LongStream.rangeClosed(1, RECORDS).mapToObj(market::at))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(market.at(1)).isEqualTo(market.opening(0));
    assertThat(market.at(RECORDS))
        .isBetween(market.opening(Market.DAYS - 1), market.opening(Market.DAYS));
  }

  @Test
  void tradesEverySymbol() {
    assertThat(LongStream.rangeClosed(1, RECORDS).mapToObj(market::symbol).distinct())
        .hasSameSizeAs(market.symbols());
  }
}
