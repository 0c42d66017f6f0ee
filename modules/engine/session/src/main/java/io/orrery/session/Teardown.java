package io.orrery.session;

import io.orrery.trade.Storage;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Watches the end of one session: what it consisted of, and what became of each part. */
final class Teardown {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long PAUSE_NANOS = 2_000_000;
  private static final String THREADS = "orrery-";
  private static final Pattern SESSION = Pattern.compile("-[LPS]-[0-9A-Z]{26}-");

  private final String sessionId;
  private final Universe universe;
  private final Inventory inventory;
  private final Storage storage;

  /** Lists the threads and files that the session has now besides what it lists itself. */
  Teardown(UniverseSession session, Storage storage) {
    this.sessionId = session.session().id().value();
    this.universe = session.universe();
    this.inventory = session.inventory();
    this.storage = storage;
    listThreads();
    storage.openFiles(universe).ifPresent(files -> files.forEach(this::listFile));
  }

  /** What would be destroyed. */
  List<Inventory.Item> items() {
    return inventory.items();
  }

  /** What became of every part; waits a moment for those that are about to end. */
  TeardownProof prove() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    TeardownProof proof = look();
    while (!proof.remaining().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
      proof = look();
    }
    return proof;
  }

  private TeardownProof look() {
    Optional<List<String>> open = storage.openFiles(universe);
    return new TeardownProof(
        sessionId, inventory.items(), open.orElse(List.of()), open.isPresent());
  }

  /**
   * The threads of a universe's session are named after it. One that names another session is that
   * one's: of a run, or of a twin that is tried.
   */
  private void listThreads() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith(THREADS) && name.endsWith("-" + universe) && !isOfAnother(name)) {
        inventory.add(Inventory.Kind.THREAD, name, thread, of -> !of.isAlive());
      }
    }
  }

  private boolean isOfAnother(String name) {
    return SESSION.matcher(name).find() && !name.contains(sessionId);
  }

  private void listFile(String file) {
    inventory.add(
        Inventory.Kind.FILE,
        file,
        storage,
        of -> of.openFiles(universe).map(open -> !open.contains(file)).orElse(true));
  }
}
