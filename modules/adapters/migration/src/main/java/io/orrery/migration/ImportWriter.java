package io.orrery.migration;

import io.orrery.migration.proof.FileReading;
import io.orrery.migration.proof.Terms;
import io.orrery.migration.source.SourceFile;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Imports;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records what is placed, each legacy session as an import of its own. An import that was finished
 * before an interruption is passed over; one that was not is removed and begun again.
 */
final class ImportWriter implements AutoCloseable {

  private static final int BATCH = 512;

  private final Target target;
  private final SerialWorker recording = new SerialWorker();
  private Optional<Current> current = Optional.empty();
  private List<Supplier<Fact>> facts = new ArrayList<>();
  private long count;

  /**
   * Where it records to.
   *
   * @param folder the migration's files
   * @param journal is told what is begun and done
   * @param imports begins sessions
   * @param clock the moment at which all is recorded
   * @param terms what is written into the beginning of each import
   */
  record Target(
      MigrationFolder folder, Journal journal, Imports imports, Clock clock, Said terms) {}

  /**
   * What a person said.
   *
   * @param zone the zone of times without one
   * @param currency the currency
   * @param by who classified; empty if the rows prove their universe
   * @param reason why
   */
  record Said(
      Optional<String> zone, String currency, Optional<String> by, Optional<String> reason) {

    /** What was said about rows, and, if they were classified, by whom and why. */
    static Said of(Terms rows, Optional<String> by, Optional<String> reason) {
      return new Said(rows.zone().map(Object::toString), rows.currency().value(), by, reason);
    }
  }

  /** What one import is made of. */
  record Key(SourceFile file, Universe universe, Optional<String> session, boolean naive) {

    String seed() {
      return "%s\n%s\n%s\n%s\n%s"
          .formatted(file.path(), file.sha256(), universe, session.orElse(""), naive);
    }
  }

  /** The import that rows go to now. */
  private record Current(Key key, RunId run) {}

  ImportWriter(Target target) {
    this.target = target;
  }

  /** The open import, if it is not one that is there already; used on the recording thread. */
  private Optional<Imports.Import> open = Optional.empty();

  /** Records a fact of one import after those before; it is made when it is recorded. */
  void add(Key of, Supplier<Fact> fact) {
    if (current.filter(each -> each.key().equals(of)).isEmpty()) {
      finish();
      begin(of);
    }
    count++;
    facts.add(fact);
    if (facts.size() >= BATCH) {
      flush();
    }
  }

  private void begin(Key of) {
    RunId run = RunId.next(target.clock(), new DigestNames("run\n" + of.seed()));
    current = Optional.of(new Current(of, run));
    count = 0;
    recording.take(() -> open = begin(of, run));
  }

  private Optional<Imports.Import> begin(Key of, RunId run) {
    if (isThere("import_done", run)) {
      return Optional.empty();
    }
    List<Path> roots = target.folder().imported(of.universe(), run);
    if (isThere("import_begun", run)) {
      remove(roots);
    } else if (roots.stream().anyMatch(Files::exists)) {
      throw new IllegalStateException(
          "an import must not be there twice, but run %s is: undo the migration that made it"
              .formatted(run));
    } else {
      target.journal().add("import_begun", entry(of, run));
    }
    Imports.Import begun =
        target.imports().begin(of.universe(), run, new DigestNames("session\n" + of.seed()));
    begun.audit(beginning(of));
    return Optional.of(begun);
  }

  private boolean isThere(String entry, RunId run) {
    return target.journal().all(entry).anyMatch(each -> run.value().equals(each.get("run")));
  }

  private static Map<String, Object> entry(Key of, RunId run) {
    return Map.of("run", run.value(), "universe", of.universe().wireName());
  }

  private static void remove(List<Path> roots) {
    try {
      for (Path root : roots) {
        Disk.deleteTree(root);
      }
    } catch (IOException e) {
      throw Disk.failed("removing an unfinished import", e);
    }
  }

  private ImportBegun beginning(Key of) {
    Said said = target.terms();
    return new ImportBegun(
        target.folder().id(),
        of.file().path(),
        of.file().sha256(),
        FileReading.key(of.file()),
        of.session(),
        of.naive() ? said.zone() : Optional.empty(),
        said.currency(),
        said.by(),
        said.reason());
  }

  private void flush() {
    List<Supplier<Fact>> batch = facts;
    facts = new ArrayList<>();
    recording.take(() -> open.ifPresent(session -> record(session, batch)));
  }

  private static void record(Imports.Import session, List<Supplier<Fact>> batch) {
    List<Trade> trades = new ArrayList<>();
    List<EquityPoint> points = new ArrayList<>();
    for (Supplier<Fact> each : batch) {
      Fact fact = each.get();
      if (fact instanceof Trade trade) {
        trades.add(trade);
      } else if (fact instanceof EquityPoint point) {
        points.add(point);
      }
    }
    session.trades(trades);
    session.equity(points);
  }

  /** Ends the import that is open, and waits until all is durable. */
  void finish() {
    if (current.isEmpty()) {
      return;
    }
    flush();
    Current over = current.get();
    long records = count;
    recording.take(() -> end(over.key(), over.run(), records));
    recording.await();
    current = Optional.empty();
  }

  private void end(Key of, RunId run, long records) {
    if (open.isPresent()) {
      open.get().end(new ImportEnded(records));
      open = Optional.empty();
      forgetOwner(of.universe(), run);
      target.journal().add("import_done", entry(of, run));
    }
  }

  /** An import is never opened again, so the name of the process that made it is of no use. */
  private void forgetOwner(Universe universe, RunId run) {
    try {
      for (Path root : target.folder().imported(universe, run)) {
        Files.deleteIfExists(root.resolve("session.lock"));
      }
    } catch (IOException e) {
      throw Disk.failed("removing the lock of a finished import", e);
    }
  }

  @Override
  public void close() {
    try (recording) {
      recording.take(() -> open.ifPresent(Imports.Import::close));
    }
  }
}
