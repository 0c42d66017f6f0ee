package io.orrery.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.market.MarketFeed;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session that trades on a feed does what a backtest on the same data does, until it closes. */
final class FeedTraderTest {

  private final Desk desk = new Desk("AAA", "BBB");
  private final InMemoryStorage storage = new InMemoryStorage(Desk.CLOCK);
  private final TradingPlan plan = TradingPlan.of(desk.sources(), desk.terms(), Map.of());

  @Test
  @Tag("U17")
  void makesTheTradesOfABacktestOnTheSameData() {
    Universes universes = universes(plan.session());
    UniverseSession session = universes.open(Universe.SIMULATION);
    FeedTrader trader = plan.trader(session, plan.feed());

    trader.run();

    RunOutcome backtest = desk.backtests().prepare(desk.terms(), Map.of()).run(RunProgress.NONE);
    assertThat(trader.state().phase()).isEqualTo(FeedTrader.Phase.DATA_ENDED);
    assertThat(trades(storage))
        .hasSizeGreaterThan(20)
        .isEqualTo(trades((InMemoryStorage) desk.storage(backtest.run())));
  }

  @Test
  void saysThatTheDataEndedAndStaysIdle() {
    UniverseSession session = universes(plan.session()).open(Universe.SIMULATION);

    plan.trader(session, plan.feed()).run();

    assertThat(events())
        .first()
        .satisfies(first -> assertThat(first.type()).isEqualTo("session_opened"));
    assertThat(events().get(events().size() - 1))
        .isInstanceOfSatisfying(
            MarketEnded.class,
            ended -> {
              assertThat(ended.outcome()).isEqualTo(MarketEnded.Outcome.DATA_ENDED);
              assertThat(ended.bars()).isEqualTo(2L * desk.bars().series().get(0).size());
              assertThat(ended.equity()).isPresent();
            });
  }

  @Test
  void recordsTheWorthOfTheLastBarAlsoWhenItIsEndedEarly() throws InterruptedException {
    UniverseSession session = universes(plan.session()).open(Universe.SIMULATION);
    Endless feed = new Endless(plan.feed());
    FeedTrader trader = plan.trader(session, feed);
    Thread thread = new Thread(trader);
    thread.start();
    assertThat(feed.waiting.await(10, TimeUnit.SECONDS)).isTrue();

    trader.close();
    thread.join(1000);

    assertThat(storage.archive(Universe.SIMULATION).equity().lastSeq()).isEqualTo(50);
    assertThat(events()).noneMatch(MarketEnded.class::isInstance);
  }

  @Test
  @Tag("U8")
  void endsAtOnceWhenItIsClosed() throws InterruptedException {
    UniverseSession session = universes(plan.session()).open(Universe.SIMULATION);
    Endless feed = new Endless(plan.feed());
    FeedTrader trader = plan.trader(session, feed);
    Thread thread = new Thread(trader);
    thread.start();
    assertThat(feed.waiting.await(10, TimeUnit.SECONDS)).isTrue();

    trader.close();

    assertThat(trader.state().phase()).isEqualTo(FeedTrader.Phase.STOPPED);
    assertThat(feed.isClosed).isTrue();
    thread.join(1000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  @Tag("U2")
  void recordsNothingMoreWhenItsSessionHasClosed() {
    Universes universes = universes(plan.session());
    UniverseSession session = universes.open(Universe.SIMULATION);
    FeedTrader trader = plan.trader(session, plan.feed());
    universes.close(Universe.SIMULATION, "a test");

    trader.run();

    assertThat(trader.state().phase()).isEqualTo(FeedTrader.Phase.STOPPED);
    assertThat(trades(storage)).isEmpty();
  }

  @Test
  @Tag("U9")
  void refusesASessionThatSaysItRestsOnSomethingElse() {
    SessionSpec other =
        new SessionSpec(
            Universe.SIMULATION,
            plan.session().assumptions(),
            new Lineage.Unknown(),
            Optional.empty());
    UniverseSession session = universes(other).open(Universe.SIMULATION);

    assertThatThrownBy(() -> plan.trader(session, plan.feed()))
        .hasMessageContaining("must have the assumptions and the lineage");
  }

  private Universes universes(SessionSpec spec) {
    return new Universes(List.of(spec), storage, Audience.NOBODY, Desk.CLOCK);
  }

  private List<Fact> events() {
    List<Fact> events = new ArrayList<>();
    storage
        .archive(Universe.SIMULATION)
        .events()
        .scan(Selection.all(), 0, scanned -> events.add(scanned.record().fact()));
    return events;
  }

  private static List<Trade> trades(InMemoryStorage from) {
    List<Trade> trades = new ArrayList<>();
    from.archive(Universe.SIMULATION)
        .trades()
        .scan(Selection.all(), 0, scanned -> trades.add(scanned.record().fact()));
    return trades;
  }

  /** A feed that waits for ever behind its hundredth bar. */
  private static final class Endless implements MarketFeed {
    private final MarketFeed feed;
    private final CountDownLatch waiting = new CountDownLatch(1);
    private boolean isClosed;
    private int count;

    Endless(MarketFeed feed) {
      this.feed = feed;
    }

    @Override
    public boolean next() throws InterruptedException {
      if (++count > 100) {
        waiting.countDown();
        Thread.sleep(TimeUnit.HOURS.toMillis(1));
      }
      return feed.next();
    }

    @Override
    public List<Symbol> symbols() {
      return feed.symbols();
    }

    @Override
    public Lineage lineage() {
      return feed.lineage();
    }

    @Override
    public int symbol() {
      return feed.symbol();
    }

    @Override
    public long startMillis() {
      return feed.startMillis();
    }

    @Override
    public double openPrice() {
      return feed.openPrice();
    }

    @Override
    public double highPrice() {
      return feed.highPrice();
    }

    @Override
    public double lowPrice() {
      return feed.lowPrice();
    }

    @Override
    public double closePrice() {
      return feed.closePrice();
    }

    @Override
    public double volume() {
      return feed.volume();
    }

    @Override
    public void close() {
      isClosed = true;
      feed.close();
    }
  }
}
