package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Storage;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.RunId;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the universes of a deployment in files below one folder: {@code data/{universe}} and {@code
 * logs/{universe}}, and the deployment's id and keys in {@code config}.
 *
 * <p>Safe for use by many threads. One instance per home and process: readers of another instance
 * see a record as soon as it is in the file, a moment before it is acknowledged.
 */
public final class FileStorage implements Storage {

  private final Home home;
  private final Clock clock;
  private final Disk disk;
  private final LedgerOptions options;
  private final Identities identities;
  private final FactCodec codec = new FactCodec();
  private final LineFormat format = new LineFormat();
  private final PerUniverse<FileArchive> archives;

  /** The same with {@link LedgerOptions#defaults()}. */
  public FileStorage(Path home, Clock clock) {
    this(home, clock, LedgerOptions.defaults());
  }

  /**
   * Reads and changes nothing yet.
   *
   * @param home the deployment's folder
   * @param clock says when records are written; their order is by number
   * @param options how ledgers are kept
   */
  public FileStorage(Path home, Clock clock, LedgerOptions options) {
    this(new Home(home), clock, options, new Disk());
  }

  FileStorage(Path home, Clock clock, LedgerOptions options, Disk disk) {
    this(new Home(home), clock, options, disk);
  }

  private FileStorage(Home home, Clock clock, LedgerOptions options, Disk disk) {
    this.options = options;
    this.home = home;
    this.clock = clock;
    this.disk = disk;
    this.identities = new Identities(home, disk, clock);
    this.archives = new PerUniverse<>(universe -> new FileArchive(universe, this::view, codec));
  }

  /**
   * The ledgers of one run, in a folder of its own inside the roots of SIMULATION: owned, sealed
   * and verified apart from the universe's own, which may be open meanwhile. It has no other
   * universe, no ballast and no checkpoints.
   *
   * @param home the deployment's folder
   */
  public static FileStorage ofRun(Path home, RunId run, Clock clock) {
    return apart(Home.ofRun(home, run), clock);
  }

  /**
   * The ledgers of one import of a universe's past, in a folder of its own inside the universe's
   * roots: as {@link #ofRun}, for any universe.
   *
   * @param home the deployment's folder
   */
  public static FileStorage ofImport(Path home, Universe universe, RunId id, Clock clock) {
    return apart(Home.ofImport(home, universe, id), clock);
  }

  private static FileStorage apart(Home home, Clock clock) {
    LedgerOptions defaults = LedgerOptions.defaults();
    LedgerOptions options =
        new LedgerOptions(
            defaults.segmentBytes(),
            defaults.queuedRecords(),
            defaults.freeSpaceFloor(),
            0,
            Optional.empty(),
            defaults.checkpointEvery());
    return new FileStorage(home, clock, options, new Disk());
  }

  @Override
  public UniverseArchive archive(Universe universe) {
    return archives.of(universe);
  }

  @Override
  public UniverseStore open(Session.Recorder recorder) {
    Session session = recorder.session();
    session.requireOpen();
    home.requireUniverse(session.universe());
    try {
      identities.find(session.universe());
      if (home.beginsItsUniverse()) {
        beginUniverse(session);
      }
      createRoots(home, session.universe());
      UniverseLock lock =
          UniverseLock.acquire(home.lock(session.universe()), session, clock.instant());
      return openOwned(recorder, lock);
    } catch (IOException e) {
      throw new LedgerException(
          "the ledgers of %s cannot be opened: %s".formatted(session.universe(), Because.of(e)), e);
    }
  }

  private void createRoots(Home of, Universe universe) throws IOException {
    for (Path root : of.roots(universe)) {
      disk.createDirectories(root);
    }
  }

  /** So that all imports of a universe are signed with its one key. */
  private void beginUniverse(Session session) throws IOException {
    Home around = home.around().orElseThrow();
    Identities own = new Identities(around, disk, clock);
    if (own.find(session.universe()).isPresent()) {
      return;
    }
    createRoots(around, session.universe());
    UniverseLock lock =
        UniverseLock.acquire(around.lock(session.universe()), session, clock.instant());
    try (lock) {
      own.findOrCreate(session.universe());
    }
  }

  @Override
  public Optional<List<String>> openFiles(Universe universe) {
    return OpenFiles.forWriting(home.roots(universe)).map(this::shown);
  }

  @Override
  public Optional<Boolean> isOwned(Universe universe) {
    return UniverseLock.isHeld(home.lock(universe));
  }

  private List<String> shown(List<Path> files) {
    return files.stream().map(home::shown).toList();
  }

  private UniverseStore openOwned(Session.Recorder recorder, UniverseLock lock) throws IOException {
    Session session = recorder.session();
    OpenLedgers ledgers = null;
    try {
      Owned owned = owned(session.universe());
      Space space = new Space(home, disk, session.universe(), options);
      ledgers = new OpenLedgers(owned, archives.of(session.universe()));
      ledgers.recover(session, clock.instant());
      space.takeBallast();
      LedgerWriter writer = new LedgerWriter(recorder, clock, ledgers, space);
      writer.start();
      return store(owned, ledgers, writer, lock);
    } catch (IOException | RuntimeException | Error e) {
      release(ledgers, lock);
      throw e;
    }
  }

  private UniverseStore store(
      Owned owned, OpenLedgers ledgers, LedgerWriter writer, UniverseLock lock) {
    return new FileUniverseStore(
        new UniverseStore.Opening(
            owned.identity().deploymentId(), ledgers.tornTails(), ledgers.recovered()),
        codec,
        owned,
        writer,
        reason -> ledgers.rotateKey(reason, clock.instant()),
        () -> release(ledgers, lock));
  }

  private Owned owned(Universe universe) throws IOException {
    Identities.Found found = identities.findOrCreate(universe);
    return new Owned(
        home,
        disk,
        found.identity(),
        Sha256.of(found.bytes()).raw(),
        Keys.read(home, disk, found.identity()),
        new Checkpoints(options.checkpoints(), disk),
        options);
  }

  private static void release(@Nullable OpenLedgers ledgers, UniverseLock lock) {
    try (lock) {
      if (ledgers != null) {
        ledgers.close();
      }
    }
  }

  private LedgerView view(LedgerId id) {
    Path path = home.ledger(id);
    LedgerFile file = new LedgerFile(id, path, home.shown(path), format);
    return new LedgerView(home, file, this::genesis);
  }

  private Optional<byte[]> genesis(LedgerId id) {
    return identities.find(id.universe()).map(found -> Sha256.of(found.bytes()).raw());
  }
}
