package io.orrery.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarRecorder;
import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.session.Audience;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session's bars are recorded beside its trading, which never waits for that or fails of it. */
@Timeout(60)
final class MarketRecordingTest {

  private static final int MOST = 100_000;

  private final Desk desk = new Desk("AAA", "BBB");
  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final TradingPlan plan = TradingPlan.of(desk.sources(), desk.terms(), Map.of());
  private final Universes universes =
      new Universes(List.of(plan.session()), storage, Audience.NOBODY, Samples.CLOCK);
  private final UniverseSession session = universes.open(Universe.SIMULATION);
  private final Kept kept = new Kept();

  @Test
  void recordsEveryBarInOrderAndListsThemWhenTheSessionEnds() {
    fed(MOST);

    universes.close(Universe.SIMULATION, "a test");

    assertThat(kept.bars).hasSize(2 * desk.bars().series().get(0).size());
    assertThat(kept.bars.subList(0, 4))
        .extracting(Kept.Of::symbol)
        .extracting(Symbol::value)
        .containsExactly("AAA", "BBB", "AAA", "BBB");
    assertThat(kept.bars.get(2).bar()).isEqualTo(desk.bars().series().get(0).bar(1));
    assertThat(kept.isListed).isTrue();
    assertThat(kept.isClosed).isTrue();
    assertThat(ended())
        .isEqualTo(
            new MarketRecorded(
                kept.bars.size(),
                Optional.of(desk.bars().dataset().id()),
                Optional.of(desk.bars().dataset().sha256())));
  }

  @Test
  void aBrokenDiskEndsTheRecordingAndNotTheTrading() {
    kept.breaksAt = 10;

    List<Long> seen = fed(MOST);
    universes.close(Universe.SIMULATION, "a test");

    assertFedToTheEnd(seen);
    assertThat(ended()).isEqualTo(new RecordingFailed("the disk broke", 10));
    assertThat(kept.isListed).isFalse();
    assertThat(kept.isClosed).isTrue();
  }

  @Test
  void aFolderThatCannotBeMadeEndsTheRecordingAndNotTheTrading() {
    kept.opens = false;

    List<Long> seen = fed(MOST);
    universes.close(Universe.SIMULATION, "a test");

    assertFedToTheEnd(seen);
    assertThat(ended()).isEqualTo(new RecordingFailed("there is no room", 0));
  }

  @Test
  void tradingDoesNotWaitForADiskThatHangs() {
    CountDownLatch hanging = new CountDownLatch(1);
    kept.before = hanging;

    List<Long> seen = fed(100);
    assertFedToTheEnd(seen);
    hanging.countDown();
    universes.close(Universe.SIMULATION, "a test");

    assertThat(ended())
        .isInstanceOfSatisfying(
            RecordingFailed.class,
            failed -> {
              assertThat(failed.bars()).isBetween(100L, 200L);
              assertThat(failed.reason()).contains("more than the disk takes");
            });
    assertThat(kept.isListed).as("with bars missing").isFalse();
  }

  @Test
  void aSessionThatSawNoBarHasNothingToList() {
    session.employ(new MarketRecording(session, kept, plan.grid()));
    universes.close(Universe.SIMULATION, "a test");

    assertThat(ended()).isEqualTo(new MarketRecorded(0, Optional.empty(), Optional.empty()));
  }

  @Test
  void whoeverTradesSeesTheSameBarsWithARecordingAndWithout() throws InterruptedException {
    List<Long> seen = fed(MOST);
    List<Long> bare = new ArrayList<>();
    try (MarketFeed feed = plan.feed()) {
      while (feed.next()) {
        bare.add(feed.startMillis());
      }
    }
    assertThat(seen).isEqualTo(bare);
  }

  /** What somebody sees who takes every bar, on the thread of the test. */
  private List<Long> fed(int most) {
    MarketRecording recording = new MarketRecording(session, kept, plan.grid(), most);
    session.employ(recording);
    List<Long> seen = new ArrayList<>();
    try (MarketFeed feed = recording.of(plan.feed())) {
      while (feed.next()) {
        seen.add(feed.startMillis());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return seen;
  }

  private void assertFedToTheEnd(List<Long> seen) {
    assertThat(seen).hasSize(2 * desk.bars().series().get(0).size());
  }

  /** What became of the recording: its only event. */
  private Fact ended() {
    List<Fact> events = new ArrayList<>();
    storage
        .archive(Universe.SIMULATION)
        .events()
        .scan(Selection.all(), 0, scanned -> events.add(scanned.record().fact()));
    List<Fact> own =
        events.stream()
            .filter(each -> each instanceof MarketRecorded || each instanceof RecordingFailed)
            .toList();
    assertThat(own).hasSize(1);
    return own.get(0);
  }

  /** A recorder in memory. */
  private final class Kept implements BarRecorder, BarRecorder.Opening {

    record Of(Symbol symbol, Bar bar) {}

    private final List<Of> bars = new ArrayList<>();
    private CountDownLatch before = new CountDownLatch(0);
    private int breaksAt = Integer.MAX_VALUE;
    private boolean opens = true;
    private boolean isListed;
    private boolean isClosed;

    @Override
    public BarRecorder open(
        io.orrery.universe.SessionId id,
        io.orrery.universe.Lineage origin,
        io.orrery.market.BarGrid grid) {
      assertThat(id).isEqualTo(session.session().id());
      assertThat(origin).isEqualTo(session.session().lineage());
      if (!opens) {
        throw new MarketDataException("there is no room");
      }
      return this;
    }

    @Override
    public void record(Symbol symbol, Bar bar) {
      try {
        before.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (bars.size() == breaksAt) {
        throw new MarketDataException("the disk broke");
      }
      bars.add(new Of(symbol, bar));
    }

    @Override
    public void sync() {}

    @Override
    public Optional<Dataset> list() {
      isListed = !bars.isEmpty();
      return isListed ? Optional.of(desk.bars().dataset()) : Optional.empty();
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }
}
