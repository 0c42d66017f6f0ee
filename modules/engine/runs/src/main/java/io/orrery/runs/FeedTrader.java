package io.orrery.runs;

import io.orrery.backtest.FeedWalk;
import io.orrery.backtest.Walk;
import io.orrery.market.MarketFeed;
import io.orrery.session.UniverseSession;
import io.orrery.universe.SessionClosedException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Trades in one session on the bars of a feed, on the one thread that runs it, until the feed ends,
 * the session closes, or it is closed. What it does is recorded in the session's ledgers, then
 * told.
 */
public final class FeedTrader implements Runnable, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(FeedTrader.class.getName());
  private static final long PATIENCE_SECONDS = 10;

  private final UniverseSession session;
  private final RunStarted beginning;
  private final WalkRecorder recorder;
  private final Bars bars;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile State state = new State(Phase.WAITING, Optional.empty());
  private volatile boolean closed;
  private @Nullable Thread thread;

  /** A feed and the walk that takes its bars. */
  record Bars(MarketFeed feed, Walk walk) {}

  /** Where a trader is. */
  public enum Phase {
    /** It has not begun. */
    WAITING,
    /** It takes bars. */
    RUNNING,
    /** The data is over; nothing is made up behind its end. */
    DATA_ENDED,
    /** It was told to stop, or its session closed. */
    STOPPED,
    /** It could not go on. */
    FAILED
  }

  /**
   * Where it is, and why.
   *
   * @param phase where
   * @param reason why it does not go on, as a sentence; empty while it does
   */
  public record State(Phase phase, Optional<String> reason) {}

  FeedTrader(UniverseSession session, RunStarted beginning, WalkRecorder recorder, Bars bars) {
    this.session = session;
    this.beginning = beginning;
    this.recorder = recorder;
    this.bars = bars;
  }

  /** Where it is now. */
  public State state() {
    return state;
  }

  /** Trades to the end; of use once. */
  @Override
  public void run() {
    if (!begin()) {
      ended.countDown();
      return;
    }
    try (MarketFeed feed = bars.feed()) {
      session.events().publish(beginning);
      walk(new FeedWalk(feed, bars.walk()));
    } catch (SessionClosedException e) {
      become(Phase.STOPPED, "it was told to stop");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "trading in {0} failed: {1}", session.session().id(), e);
      become(Phase.FAILED, String.valueOf(e.getMessage()));
      tellFailure(e);
    } finally {
      ended.countDown();
    }
  }

  /**
   * Ends it and waits until its thread does nothing more for it. Nothing happens if it has ended.
   */
  @Override
  public void close() {
    closed = true;
    interrupt();
    boolean interrupted = false;
    try {
      if (isBegun() && !ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(
            System.Logger.Level.ERROR,
            "the trader of {0} did not end within {1} s",
            session.session().id(),
            PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bar by bar; what each led to is recorded by the walk's listener. */
  private void walk(FeedWalk walk) {
    try {
      boolean more = true;
      while (!closed && more) {
        more = walk.step();
      }
      finish(more);
    } catch (InterruptedException e) {
      finish(/* early= */ true);
    }
  }

  /** What was begun is recorded to its end, also if it ends early. */
  private void finish(boolean early) {
    if (!early) {
      bars.walk().finish();
    }
    // An interrupt has said what it had to say, and must not keep a record from being written.
    Thread.interrupted();
    recorder.flush();
    if (early) {
      become(Phase.STOPPED, "it was told to stop");
    } else {
      session.events().publish(MarketEnded.ofData(bars.walk()));
      become(Phase.DATA_ENDED, "the market's data ended");
    }
  }

  private void tellFailure(RuntimeException cause) {
    try {
      session.events().publish(MarketEnded.failed(cause));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "that trading failed could not be recorded", e);
    }
  }

  private synchronized boolean begin() {
    if (closed || thread != null) {
      return false;
    }
    thread = Thread.currentThread();
    state = new State(Phase.RUNNING, Optional.empty());
    return true;
  }

  private synchronized boolean isBegun() {
    return thread != null;
  }

  private synchronized void interrupt() {
    if (thread != null && ended.getCount() > 0) {
      thread.interrupt();
    }
  }

  private void become(Phase phase, String reason) {
    state = new State(phase, Optional.of(reason));
  }
}
