package io.orrery.runs;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarRecorder;
import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.session.Agent;
import io.orrery.session.AgentThread;
import io.orrery.session.UniverseSession;
import io.orrery.universe.Fact;
import io.orrery.universe.Lineage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Records the bars that a session sees, on a thread of its own, and lists them as a dataset when
 * the session ends. Whoever trades hands a bar over and goes on: a disk that is slow, full or
 * broken ends the recording, which is told and on record, and nothing else.
 *
 * <p>A session employs it before it employs who trades, so that it ends after that.
 */
public final class MarketRecording implements Agent {

  private static final System.Logger LOG = System.getLogger(MarketRecording.class.getName());
  private static final int MOST_WAITING = 65_536;
  private static final long PAUSE_MILLIS = 500;

  private final UniverseSession session;
  private final BarRecorder.Opening opening;
  private final BarGrid grid;
  private final BlockingQueue<Seen> waiting;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final AgentThread thread;
  private volatile boolean isOver;
  private volatile boolean isOverrun;
  private long recorded;

  private record Seen(Symbol symbol, Bar bar) {}

  /**
   * Records nothing yet.
   *
   * @param session whose bars these are; its lineage says where they come from
   * @param grid where the bars may start
   */
  public MarketRecording(UniverseSession session, BarRecorder.Opening opening, BarGrid grid) {
    this(session, opening, grid, MOST_WAITING);
  }

  /** {@code most} is how many bars may wait for the disk. */
  MarketRecording(UniverseSession session, BarRecorder.Opening opening, BarGrid grid, int most) {
    this.session = session;
    this.opening = opening;
    this.grid = grid;
    this.waiting = new ArrayBlockingQueue<>(most);
    this.thread = new AgentThread("orrery-recording-" + session.universe(), this::run);
  }

  /** The same feed, of which every bar is recorded when its reader has come to it. */
  public MarketFeed of(MarketFeed feed) {
    return new RecordedFeed(feed, this);
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Waits until all bars are recorded and listed, though not for ever. */
  @Override
  public void stop() {
    ending.countDown();
    thread.stop();
  }

  @Override
  public String toString() {
    return thread.toString();
  }

  /** Takes the bar on which {@code feed} stands, and never waits. */
  void see(MarketFeed feed) {
    if (isOver || isOverrun) {
      return;
    }
    try {
      isOverrun = !waiting.offer(seen(feed));
    } catch (IllegalArgumentException noBar) {
      // Whoever trades on it will say so; here it is only that the recording has a hole.
      isOverrun = true;
    }
  }

  private static Seen seen(MarketFeed feed) {
    return new Seen(
        feed.symbols().get(feed.symbol()),
        new Bar(
            Instant.ofEpochMilli(feed.startMillis()),
            feed.openPrice(),
            feed.highPrice(),
            feed.lowPrice(),
            feed.closePrice(),
            feed.volume()));
  }

  private void run() {
    try {
      Optional<Dataset> listed = recordAll(session.session().lineage());
      tell(new MarketRecorded(recorded, listed.map(Dataset::id), listed.map(Dataset::sha256)));
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "recording of " + session.session().id() + " failed", e);
      tell(new RecordingFailed(String.valueOf(e.getMessage()), recorded));
    } finally {
      isOver = true;
      waiting.clear();
    }
  }

  private Optional<Dataset> recordAll(Lineage origin) {
    try (BarRecorder recorder = opening.open(session.session().id(), origin, grid)) {
      boolean isEnding = false;
      while (!isEnding) {
        isEnding = isEnding();
        record(recorder);
      }
      return recorder.list();
    }
  }

  /** Bars are made durable together, now and then: the disk belongs to the ledgers first. */
  private boolean isEnding() {
    try {
      return ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void record(BarRecorder recorder) {
    List<Seen> batch = new ArrayList<>();
    waiting.drainTo(batch);
    for (Seen each : batch) {
      recorder.record(each.symbol(), each.bar());
      recorded++;
    }
    recorder.sync();
    if (isOverrun) {
      throw new MarketDataException(
          "every bar must be recorded, and the market brought more than the disk takes, or what is no bar: the recording of %s ends behind %d bars"
              .formatted(session.session().id(), recorded));
    }
  }

  private void tell(Fact event) {
    try {
      session.events().publish(event);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "what became of a recording could not be told", e);
    }
  }
}
