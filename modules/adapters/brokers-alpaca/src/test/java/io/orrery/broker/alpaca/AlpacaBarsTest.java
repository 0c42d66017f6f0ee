package io.orrery.broker.alpaca;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.MarketDataException;
import io.orrery.order.ForeignBrokerException;
import io.orrery.testkit.Samples;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaBarsTest {

  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant FIRST = Instant.parse("2025-10-01T04:00:00Z");

  private final StubMarketData data;
  private final AlpacaBars bars;

  AlpacaBarsTest() throws IOException {
    this.data = new StubMarketData();
    this.bars = bars(PAPER, new AlpacaKey("PKSAMPLE12345678", AlpacaStub.SECRET), "PA1");
  }

  private AlpacaBars bars(Universe universe, AlpacaKey key, String account) {
    String host = universe == PAPER ? "paper-api.alpaca.markets" : "api.alpaca.markets";
    AlpacaConnection connection =
        new AlpacaConnection(
            AlpacaVenue.official().withData(data.uri()),
            URI.create("https://" + host),
            data.uri(),
            URI.create("wss://" + host + "/stream"),
            key,
            account);
    return new AlpacaBars(universe, connection, Desk.QUICK, AlpacaFeed.IEX, Samples.CLOCK);
  }

  @BeforeEach
  void record() {
    data.record(FIRST, DAY, 100);
  }

  @AfterEach
  void close() {
    bars.close();
    data.close();
  }

  /** The original asked for 20 bars of 60 days, and got the 20 oldest. */
  @Test
  void answersTheNewestBarsAndNotTheOldestOfTheirSpan() {
    Instant end = FIRST.plus(DAY.multipliedBy(90));

    BarSeries newest = bars.newest(AAPL, DAY, end.minus(DAY.multipliedBy(60)), end, 20);

    assertThat(newest.size()).isEqualTo(20);
    assertThat(newest.close(19)).isEqualTo(90);
    assertThat(newest.close(0)).isEqualTo(71);
    assertThat(newest.startMillis(19)).isEqualTo(end.minus(DAY).toEpochMilli());
  }

  @Test
  void answersTheNewestBarsOfShortPages() {
    data.longestPage(7);

    BarSeries newest = bars.newest(AAPL, DAY, FIRST, FIRST.plus(DAY.multipliedBy(90)), 20);

    assertThat(newest.size()).isEqualTo(20);
    assertThat(newest.close(0)).isEqualTo(71);
    assertThat(newest.close(19)).isEqualTo(90);
  }

  @Test
  void answersAllBarsOfASpanOldestFirst() {
    data.longestPage(33);

    BarSeries all = bars.between(AAPL, DAY, FIRST, FIRST.plus(DAY.multipliedBy(95)));

    assertThat(all.size()).isEqualTo(95);
    assertThat(all.close(0)).isEqualTo(1);
    assertThat(all.close(94)).isEqualTo(95);
    assertThat(all.bar(0).high()).isEqualTo(2.25);
    assertThat(data.queries()).hasSize(3);
  }

  @Test
  void asksForBothEndsTheSideAndTheFeed() {
    bars.newest(AAPL, Duration.ofMinutes(5), FIRST, FIRST.plus(DAY), 20);

    assertThat(data.queries().get(0))
        .containsEntry("timeframe", "5Min")
        .containsEntry("start", "2025-10-01T04:00:00Z")
        .containsEntry("end", "2025-10-02T04:00:00Z")
        .containsEntry("sort", "desc")
        .containsEntry("feed", "iex")
        .containsEntry("adjustment", "raw")
        .containsEntry("limit", "21");
  }

  /** Now is 2026-01-27T16:39:54Z: the minute of 16:39 is not over, and nobody may see it. */
  @Tag("U18")
  @Test
  void answersNoBarThatIsNotOver() {
    Instant open = Instant.parse("2026-01-27T16:30:00Z");
    data.record(open, MINUTE, 30);

    BarSeries found = bars.between(AAPL, MINUTE, open, Instant.parse("2026-01-27T17:00:00Z"));
    BarSeries newest = bars.newest(AAPL, MINUTE, open, Instant.parse("2026-01-27T17:00:00Z"), 3);

    assertThat(found.size()).isEqualTo(9);
    assertThat(newest.size()).isEqualTo(3);
    assertThat(newest.bar(2).start()).isEqualTo("2026-01-27T16:38:00Z");
  }

  @Test
  void answersNothingWhereThereIsNothing() {
    data.answer("{\"bars\":null,\"symbol\":\"AAPL\",\"next_page_token\":null}");

    assertThat(bars.newest(AAPL, DAY, FIRST, FIRST.plus(DAY), 20).size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bars\":[{\"t\":\"2025-10-01T04:00:00Z\",\"o\":1,\"h\":1,\"l\":1,\"c\":1}]}",
        "{\"bars\":[{\"t\":\"2025-10-01T04:00:00Z\",\"o\":1,\"h\":1,\"l\":2,\"c\":1,\"v\":1}]}",
        "{\"bars\":[{\"t\":\"2025-10-01T04:00:00Z\",\"o\":-1,\"h\":1,\"l\":-2,\"c\":1,\"v\":1}]}",
        "{\"bars\":[{\"t\":\"today\",\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"v\":1}]}",
        "{\"bars\":[],\"next_page_token\":\"again\"}",
        "{\"bars\":[{\"t\":\"2025-10-01T04:00:00Z\",\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"v\":1},"
            + "{\"t\":\"2025-10-01T04:00:00Z\",\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"v\":1}]}",
        "<html>",
      })
  void believesNoBarsThatCannotBe(String answer) {
    data.answer(answer);

    assertThatThrownBy(() -> bars.between(AAPL, DAY, FIRST, FIRST.plus(DAY.multipliedBy(5))))
        .isInstanceOf(MarketDataException.class);
  }

  @Test
  void refusesWhatNobodyCanAnswer() {
    Instant end = FIRST.plus(DAY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bars.between(AAPL, Duration.ofSeconds(30), FIRST, end));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bars.between(AAPL, Duration.ofHours(1), FIRST, end));
    assertThatIllegalArgumentException().isThrownBy(() -> bars.between(AAPL, DAY, end, FIRST));
    assertThatIllegalArgumentException().isThrownBy(() -> bars.newest(AAPL, DAY, FIRST, end, 0));
  }

  @Tag("U7")
  @Test
  void refusesAKeyOfTheOtherUniverse() {
    AlpacaKey paper = new AlpacaKey("PKSAMPLE12345678", AlpacaStub.SECRET);

    assertThatThrownBy(() -> bars(LIVE, paper, "912345678"))
        .isInstanceOf(ForeignBrokerException.class);
    assertThatThrownBy(() -> bars(Universe.SIMULATION, paper, "PA1"))
        .isInstanceOf(ForeignBrokerException.class);
  }
}
