package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ledger.FileStorage;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Momentum;
import io.orrery.trade.Verdict;
import io.orrery.trading.Trading;
import io.orrery.trading.Tradings;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of XNYS in PAPER, with a stub of Alpaca, and time compressed. */
class PaperDayTest {

  private static final Instant BEFORE_THE_OPENING = Instant.parse("2026-03-03T14:25:00Z");
  private static final Instant AFTER_THE_CLOSE = Instant.parse("2026-03-03T21:05:00Z");

  @TempDir private Path home;

  @Test
  @Tag("U13")
  void aStrategyTradesThroughTheDayWhichEndsReconciledAndSealed() throws Exception {
    CompressedTime clock = new CompressedTime(BEFORE_THE_OPENING);
    FileStorage storage = new FileStorage(home, clock);
    Universes universes =
        new Universes(
            List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
            storage,
            Audience.NOBODY,
            clock);
    UniverseSession session = universes.open(Universe.PAPER);
    Tradings tradings = new Tradings();
    long fills;
    try (AlpacaMarket market = new AlpacaMarket(Universe.PAPER, clock)) {
      BrokeredPlan plan =
          market.plan(
              home,
              "XNYS",
              new Momentum(20, 0.002, -0.001, 0),
              Map.of("max_price_age", "PT5M", "price_collar_percent", "5"),
              "AAPL",
              "MSFT",
              "NVDA");
      new BrokeredTrading(plan, session, tradings, clock.tempo())
          .begin(universes.archive(Universe.PAPER));
      await(() -> clock.instant().isAfter(AFTER_THE_CLOSE));

      Trading trading = tradings.find(Universe.PAPER).orElseThrow().trading();
      await(() -> trading.desk().blocks().isEmpty() && trading.desk().view().working().isEmpty());
      assertThat(trading.reconcile()).isEmpty();
      trading
          .desk()
          .view()
          .positions()
          .forEach(
              each ->
                  assertThat(market.exchange.held(each.symbol().value()))
                      .isEqualByComparingTo(each.qty()));
      fills = universes.archive(Universe.PAPER).trades().lastSeq();
      assertThat(market.stub.count("POST /v2/orders")).as("orders sent").isEqualTo(fills);
    } finally {
      universes.close(Universe.PAPER, "the day is over");
    }
    System.out.printf(
        "a paper day: %s fills, %s equity points%n",
        fills, storage.archive(Universe.PAPER).equity().lastSeq());
    assertThat(fills).isGreaterThan(10);
    assertThat(storage.archive(Universe.PAPER).equity().lastSeq()).isGreaterThan(300);
    for (Stream stream : Stream.values()) {
      assertThat(new Verifier(home).verify(Universe.PAPER, stream))
          .isInstanceOf(Verdict.Intact.class);
    }
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
