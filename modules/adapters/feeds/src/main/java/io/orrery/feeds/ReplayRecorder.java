package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.DataFormat;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.universe.Lineage;
import io.orrery.universe.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records the closed bars that a session sees, to be replayed later: one CSV file an instrument
 * below its universe's own root. Bars are durable after {@link #sync()}; a crash leaves at most an
 * unfinished last line, which the next opening cuts off and keeps beside the file. Of use to one
 * thread.
 *
 * <p>After a failed write nothing more is taken until the recording was opened again.
 */
public final class ReplayRecorder implements AutoCloseable {

  private final Path folder;
  private final Recording recording;
  private final Map<Symbol, RecordedFile> files = new LinkedHashMap<>();
  private @Nullable IOException failure;
  private boolean isClosed;

  /**
   * Begins, or goes on with, the recording of a session.
   *
   * @param data {@code data} of a home
   * @param session whose bars these are; it names the universe
   * @param origin what the session reads
   * @param grid where the bars may start
   * @throws MarketDataException if the folder cannot be written
   */
  public ReplayRecorder(Path data, SessionId session, Lineage origin, BarGrid grid) {
    this.folder = Recording.folder(data, session);
    this.recording = new Recording(session, origin.id(), grid);
    try {
      DataFiles.makeFolder(folder);
      recording.writeOrigin(folder);
    } catch (IOException e) {
      throw new MarketDataException("%s cannot be recorded into: %s".formatted(folder, e), e);
    }
  }

  /** Takes the bar on which a feed stands. */
  public void record(MarketFeed feed) {
    file(feed.symbols().get(feed.symbol()))
        .add(
            feed.startMillis(),
            feed.openPrice(),
            feed.highPrice(),
            feed.lowPrice(),
            feed.closePrice(),
            feed.volume());
  }

  /** Takes a closed bar. */
  public void record(Symbol symbol, io.orrery.market.Bar bar) {
    file(symbol)
        .add(
            bar.start().toEpochMilli(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume());
  }

  /**
   * Makes all bars durable that were taken.
   *
   * @throws MarketDataException if the disk failed; then some of them may be durable
   */
  public void sync() {
    requireGood();
    // an interrupt would close the files: a session that is told to stop still keeps its bars
    boolean isInterrupted = Thread.interrupted();
    try {
      for (RecordedFile file : files.values()) {
        file.sync();
      }
    } catch (IOException e) {
      throw failed(e);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Makes all bars durable and ends; a second call changes nothing. */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    try {
      if (failure == null) {
        sync();
      }
    } finally {
      isClosed = true;
      closeFiles();
    }
  }

  private RecordedFile file(Symbol symbol) {
    requireGood();
    RecordedFile present = files.get(symbol);
    if (present != null) {
      return present;
    }
    String name = Recording.fileName(symbol);
    BarGrid grid = recording.grid();
    try {
      RecordedFile opened =
          RecordedFile.open(
              folder.resolve(name),
              new Layout(name, symbol, grid, DataFormat.CSV, grid.calendar().zone()));
      files.put(symbol, opened);
      return opened;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void closeFiles() {
    for (RecordedFile file : files.values()) {
      try {
        file.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failed(failure);
    }
  }

  private void requireGood() {
    if (isClosed) {
      throw new IllegalStateException("recording of %s is closed".formatted(recording.session()));
    }
    if (failure != null) {
      throw failed(failure);
    }
  }

  private MarketDataException failed(IOException e) {
    failure = e;
    return new MarketDataException(
        "recording of session %s failed, open it again: %s".formatted(recording.session(), e), e);
  }
}
