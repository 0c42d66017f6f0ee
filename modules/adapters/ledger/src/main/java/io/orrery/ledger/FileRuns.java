package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Runs in files inside the roots of SIMULATION. Safe for use by many threads. */
public final class FileRuns implements Runs {

  private final Path home;
  private final Clock clock;
  private final Map<RunId, Storage> storages = new ConcurrentHashMap<>();

  /**
   * Reads and changes nothing yet.
   *
   * @param home the deployment's folder
   * @param clock says when records are written
   */
  public FileRuns(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  @Override
  public List<RunId> newestFirst() {
    try (Stream<Path> folders = Files.list(new Home(home).runs())) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(RunId::isOne)
          .sorted(Comparator.reverseOrder())
          .map(RunId::new)
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new LedgerException("the runs cannot be listed: " + Because.of(e), e);
    }
  }

  @Override
  public Storage storage(RunId run) {
    return storages.computeIfAbsent(run, id -> FileStorage.ofRun(home, id, clock));
  }
}
