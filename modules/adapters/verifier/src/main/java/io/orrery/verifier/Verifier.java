package io.orrery.verifier;

import io.orrery.trade.Fault;
import io.orrery.trade.Integrity;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Verifies ledgers of one home from their files and public keys. It writes nothing and takes no
 * lock. Safe for use by many threads.
 */
public final class Verifier implements Integrity {

  private static final int ATTEMPTS = 5;

  private final Home home;
  private final Optional<Path> anchor;
  private final List<Checkpoint> checkpoints;
  private final int threads;
  private final KnownSignatures signatures = new KnownSignatures();

  /**
   * Of a home, with the keys that lie in it and no published checkpoints.
   *
   * @param home the folder in which {@code data/} and {@code logs/} lie
   */
  public Verifier(Path home) {
    this(home, Optional.empty(), List.of());
  }

  /**
   * Of a home, with what is trusted from outside.
   *
   * @param home the folder in which {@code data/} and {@code logs/} lie
   * @param key the PEM file of the first public key; empty to take it from {@code config/keys}
   * @param checkpoints published checkpoints; those of other ledgers are not looked at
   */
  public Verifier(Path home, Optional<Path> key, List<Checkpoint> checkpoints) {
    this(new Home(home), key, checkpoints);
  }

  private Verifier(Home home, Optional<Path> key, List<Checkpoint> checkpoints) {
    this.home = home;
    this.anchor = key;
    this.checkpoints = List.copyOf(checkpoints);
    this.threads = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Of one run of SIMULATION, whose ledgers lie apart from the universe's own.
   *
   * @param home the folder in which {@code data/} and {@code logs/} lie
   * @param key the PEM file of the public key; empty to take it from {@code config/keys}
   */
  public static Verifier ofRun(Path home, RunId run, Optional<Path> key) {
    return new Verifier(new Home(home, Optional.of(run), Home.RUNS), key, List.of());
  }

  /**
   * Of one import of a universe's past, whose ledgers lie apart from the universe's own.
   *
   * @param home the folder in which {@code data/} and {@code logs/} lie
   * @param key the PEM file of the public key; empty to take it from {@code config/keys}
   */
  public static Verifier ofImport(Path home, RunId id, Optional<Path> key) {
    return new Verifier(new Home(home, Optional.of(id), Home.IMPORTS), key, List.of());
  }

  @Override
  public Verdict verify(Universe universe, Stream stream) {
    Attempt attempt = attempt(universe, stream);
    for (int i = 1; i < ATTEMPTS && attempt.disturbed(); i++) {
      attempt = attempt(universe, stream);
    }
    if (attempt.failure().isPresent()) {
      throw attempt.failure().get();
    }
    return attempt.verdict().orElseThrow();
  }

  /** One look at a ledger that may be written to meanwhile: a segment may move under the reader. */
  private record Attempt(
      Optional<Verdict> verdict, Optional<LedgerException> failure, boolean moved) {

    boolean disturbed() {
      return moved && verdict.filter(Verdict.Intact.class::isInstance).isEmpty();
    }
  }

  private Attempt attempt(Universe universe, Stream stream) {
    Map<Long, TreeSet<String>> before = files(universe, stream);
    Optional<Verdict> verdict = Optional.empty();
    Optional<LedgerException> failure = Optional.empty();
    try {
      verdict = Optional.of(once(universe, stream));
    } catch (LedgerException e) {
      failure = Optional.of(e);
    }
    return new Attempt(verdict, failure, !before.equals(files(universe, stream)));
  }

  private TreeMap<Long, TreeSet<String>> files(Universe universe, Stream stream) {
    return SealChain.files(home, home.folder(universe, stream).resolve("sealed"), stream);
  }

  private Verdict once(Universe universe, Stream stream) {
    try {
      Identity identity = Identity.read(home, universe, stream);
      KeyRing keys = KeyRing.read(home, identity, anchor, signatures);
      List<Checkpoint> own = own(identity, stream, keys);
      List<Segment> segments = SealChain.segments(home, identity, stream, keys);
      return new LedgerCheck(home, identity, stream, segments, own).check(threads);
    } catch (NotIntactException e) {
      return new Verdict.NotIntact(universe, stream, e.fault(), e.place(), e.detail());
    }
  }

  private List<Checkpoint> own(Identity identity, Stream stream, KeyRing keys) {
    String origin = identity.origin(stream);
    List<Checkpoint> own =
        checkpoints.stream().filter(checkpoint -> checkpoint.origin().equals(origin)).toList();
    for (Checkpoint checkpoint : own) {
      if (!keys.hasSigned(checkpoint)) {
        throw new NotIntactException(
            Fault.SIGNATURE_WRONG,
            checkpoint.source(),
            "the checkpoint must be signed by a key of its universe");
      }
    }
    return own;
  }

  @Override
  public Sealed sealed(Universe universe, Stream stream) {
    TreeMap<Long, TreeSet<String>> files = files(universe, stream);
    List<Long> sealed =
        files.entrySet().stream()
            .filter(entry -> entry.getValue().contains("seal.json"))
            .map(Map.Entry::getKey)
            .toList();
    Optional<SealSummary> newest =
        sealed.isEmpty()
            ? Optional.empty()
            : Optional.of(summary(universe, stream, sealed.get(sealed.size() - 1)));
    return new Sealed(sealed.size(), newest);
  }

  private SealSummary summary(Universe universe, Stream stream, long first) {
    Path file =
        home.folder(universe, stream)
            .resolve("sealed")
            .resolve(String.format(Locale.ROOT, "%s-%012d.seal.json", stream, first));
    try {
      Seal seal = Seal.read(home.shown(file), SignedObject.read(home.read(file)));
      return new SealSummary(seal.lastSeq(), seal.lastHash(), seal.sealedAt(), seal.keyId());
    } catch (IllegalArgumentException e) {
      throw new LedgerException("%s is no seal: %s".formatted(home.shown(file), e.getMessage()), e);
    }
  }
}
