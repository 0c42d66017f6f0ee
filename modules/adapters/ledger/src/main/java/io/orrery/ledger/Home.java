package io.orrery.ledger;

import io.orrery.trade.ControlScope;
import io.orrery.trade.LedgerException;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the files of a deployment lie: every name of a file is made here (contract U5). */
final class Home {

  private static final String RUNS = "runs";
  private static final String IMPORTS = "imports";

  private final Path dir;
  private final Optional<Part> part;

  /** A piece of a universe with ledgers of its own, in a folder of its roots. */
  private record Part(Universe universe, String folder, RunId id) {}

  /** The roots of the universes. */
  Home(Path dir) {
    this(dir, Optional.empty());
  }

  private Home(Path dir, Optional<Part> part) {
    this.dir = dir.toAbsolutePath().normalize();
    this.part = part;
  }

  /** The roots of a run inside those of SIMULATION; no other universe opens here. */
  static Home ofRun(Path dir, RunId run) {
    return new Home(dir, Optional.of(new Part(Universe.SIMULATION, RUNS, run)));
  }

  /** The roots of an import inside those of its universe; no other universe opens here. */
  static Home ofImport(Path dir, Universe universe, RunId id) {
    return new Home(dir, Optional.of(new Part(universe, IMPORTS, id)));
  }

  /** The universes that may be opened here. */
  Set<Universe> universes() {
    return part.map(own -> Set.of(own.universe())).orElseGet(() -> EnumSet.allOf(Universe.class));
  }

  /** The run whose roots these are; empty for the universes' own. */
  Optional<RunId> run() {
    return part.map(Part::id);
  }

  /** Whether the universe around begins with what opens here, if it has not begun before. */
  boolean beginsItsUniverse() {
    return part.filter(own -> own.folder().equals(IMPORTS)).isPresent();
  }

  /** The home of the universe in which a run is. */
  Optional<Home> around() {
    return part.map(own -> new Home(dir));
  }

  /**
   * Passes if such a universe may be opened here.
   *
   * @throws LedgerException if this is the home of a run, and the universe another than its own
   */
  void requireUniverse(Universe universe) {
    if (!universes().contains(universe)) {
      throw new LedgerException(
          "%s must be of universe %s, was asked for %s; nothing was touched"
              .formatted(named(), universes().iterator().next(), universe));
    }
  }

  private String named() {
    return beginsItsUniverse() ? "this import" : "a run";
  }

  Path root(Universe universe, Stream.Area area) {
    Path root = base(universe, area);
    return part.map(own -> root.resolve(own.folder()).resolve(own.id().value())).orElse(root);
  }

  private Path base(Universe universe, Stream.Area area) {
    return dir.resolve(area.name().toLowerCase(Locale.ROOT)).resolve(universe.wireName());
  }

  /** The folder of the roots that runs have for data. */
  Path runs() {
    return base(Universe.SIMULATION, Stream.Area.DATA).resolve(RUNS);
  }

  List<Path> roots(Universe universe) {
    return List.of(root(universe, Stream.Area.DATA), root(universe, Stream.Area.LOGS));
  }

  Path identity(Universe universe, Stream.Area area) {
    return root(universe, area).resolve("identity.json");
  }

  Path lock(Universe universe) {
    return root(universe, Stream.Area.DATA).resolve("session.lock");
  }

  Path ledger(LedgerId id) {
    return root(id).resolve(id.stream() + ".jsonl");
  }

  Path torn(LedgerId id, String name) {
    return root(id).resolve("torn").resolve(name);
  }

  /** The folder of the ledgers' earlier segments. */
  Path sealed(LedgerId id) {
    return root(id).resolve("sealed");
  }

  /** An earlier segment, named by the number of its first record. */
  Path segment(LedgerId id, long firstSeq) {
    return sealed(id).resolve(segmentName(id, firstSeq) + ".jsonl");
  }

  Path seal(LedgerId id, long firstSeq) {
    return sealed(id).resolve(segmentName(id, firstSeq) + ".seal.json");
  }

  /** The derived index of an earlier segment. */
  Path index(LedgerId id, long firstSeq) {
    return root(id).resolve("index").resolve(segmentName(id, firstSeq) + ".idx");
  }

  /** The file whose presence kills: below the home for all universes, or in one's root. */
  Path kill(ControlScope scope) {
    return controlled(scope).resolve("KILL");
  }

  /** The folder of letters to the process that owns the universes. */
  Path letters(ControlScope scope) {
    return controlled(scope).resolve("control");
  }

  private Path controlled(ControlScope scope) {
    return scope.only().map(universe -> root(universe, Stream.Area.DATA)).orElse(dir);
  }

  /** The folder of the universe's key rotations. */
  Path rotations(Universe universe) {
    return root(universe, Stream.Area.DATA).resolve("keys");
  }

  Path ballast(Universe universe) {
    return root(universe, Stream.Area.DATA).resolve("ballast");
  }

  /** The name of a segment in every file that belongs to it. */
  static String segmentName(LedgerId id, long firstSeq) {
    return String.format(Locale.ROOT, "%s-%012d", id.stream(), firstSeq);
  }

  private Path root(LedgerId id) {
    return root(id.universe(), id.stream().area());
  }

  Path deployment() {
    return dir.resolve("config").resolve("local.deployment");
  }

  Path key(Universe universe, String keyId, String extension) {
    return dir.resolve("config")
        .resolve("keys")
        .resolve(universe.wireName() + "-" + keyId + "." + extension);
  }

  /** A path as messages show it: below home, without the host's own folders. */
  String shown(Path path) {
    return dir.relativize(path).toString();
  }

  /**
   * Passes if nothing of the universe is a symbolic link, so that no name leads out of its root.
   *
   * @throws LedgerException naming the link
   */
  void requireNoLinks(Universe universe) {
    for (Stream.Area area : Stream.Area.values()) {
      Path root = root(universe, area);
      Path base = base(universe, area);
      requireNoLink(base.resolveSibling(""));
      requireNoLink(base);
      requireNoLink(base.resolve(RUNS));
      requireNoLink(base.resolve(IMPORTS));
      requireNoLink(root);
      requireNoLink(identity(universe, area));
      for (String folder : List.of("torn", "sealed", "index")) {
        requireNoLink(root.resolve(folder));
      }
    }
    requireNoLink(lock(universe));
    requireNoLink(ballast(universe));
    requireNoLink(rotations(universe));
    for (Stream stream : Stream.values()) {
      requireNoLink(ledger(new LedgerId(universe, stream)));
    }
  }

  private void requireNoLink(Path path) {
    if (Files.isSymbolicLink(path)) {
      throw new LedgerException(
          "%s must not be a symbolic link, but leads to %s: put the files themselves there, or mount them; nothing was touched"
              .formatted(shown(path), target(path)));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "an unknown place";
    }
  }
}
