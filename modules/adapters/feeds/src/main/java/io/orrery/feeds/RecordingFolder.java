package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarRecorder;
import io.orrery.market.Dataset;
import io.orrery.universe.Lineage;
import io.orrery.universe.SessionId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Begins recordings in the roots of a home's universes, and lists what they recorded among its
 * datasets, each as {@code recorded-} and its session's id. Safe for use by many threads.
 */
public final class RecordingFolder implements BarRecorder.Opening {

  private static final String LICENCE = "that of its origin";

  private final Path data;
  private final DatasetFolder datasets;

  /**
   * Writes nothing yet.
   *
   * @param data {@code data} of a home
   * @param datasets the datasets of the same home
   */
  public RecordingFolder(Path data, DatasetFolder datasets) {
    this.data = data;
    this.datasets = datasets;
  }

  @Override
  public BarRecorder open(SessionId session, Lineage origin, BarGrid grid) {
    return new Open(
        new ReplayRecorder(data, session, origin, grid), new Recording(session, origin.id(), grid));
  }

  /** The name under which the recording of a session is listed. */
  public static String datasetId(SessionId session) {
    return "recorded-" + session.value();
  }

  /** One recording. */
  private final class Open implements BarRecorder {
    private final ReplayRecorder recorder;
    private final Recording recording;
    private boolean hasBars;

    Open(ReplayRecorder recorder, Recording recording) {
      this.recorder = recorder;
      this.recording = recording;
    }

    @Override
    public void record(Symbol symbol, Bar bar) {
      recorder.record(symbol, bar);
      hasBars = true;
    }

    @Override
    public void sync() {
      recorder.sync();
    }

    @Override
    public Optional<Dataset> list() {
      recorder.close();
      return hasBars
          ? Optional.of(recording.addTo(datasets, data, datasetId(recording.session()), LICENCE))
          : Optional.empty();
    }

    @Override
    public void close() {
      recorder.close();
    }
  }
}
