package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.trade.Fault;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out one ledger: its segments in order. Checks every seal by itself and against the one
 * before, so that what a seal says of the beginning of the next segment can be believed; reads no
 * records.
 */
final class SealChain {

  private final Home home;
  private final Identity identity;
  private final Stream stream;
  private final KeyRing keys;
  private final Path sealed;
  private final List<Segment> segments = new ArrayList<>();
  private long nextSeq = 1;
  private Sha256 hash;
  private Sha256 seal;
  private List<Sha256> frontier = List.of();

  private SealChain(Home home, Identity identity, Stream stream, KeyRing keys) {
    this.home = home;
    this.identity = identity;
    this.stream = stream;
    this.keys = keys;
    this.sealed = home.folder(identity.universe(), stream).resolve("sealed");
    this.hash = identity.firstHash();
    this.seal = identity.firstHash();
  }

  /** The sealed segments, then those without a seal; the active one is the last, if it is there. */
  static List<Segment> segments(Home home, Identity identity, Stream stream, KeyRing keys) {
    SealChain chain = new SealChain(home, identity, stream, keys);
    chain.readSealed();
    Path active = home.folder(identity.universe(), stream).resolve(stream + ".jsonl");
    if (Files.exists(active)) {
      chain.addOpen(active);
    }
    return List.copyOf(chain.segments);
  }

  /** The numbers of what lies in {@code sealed/}, with whether segment and seal are there. */
  static TreeMap<Long, TreeSet<String>> files(Home home, Path sealed, Stream stream) {
    Pattern form = Pattern.compile(stream + "-([0-9]{12})\\.(jsonl|seal\\.json)");
    TreeMap<Long, TreeSet<String>> files = new TreeMap<>();
    for (String name : home.names(sealed)) {
      Matcher matcher = form.matcher(name);
      if (matcher.matches()) {
        files
            .computeIfAbsent(Long.parseLong(matcher.group(1)), first -> new TreeSet<>())
            .add(matcher.group(2));
      }
    }
    return files;
  }

  private void readSealed() {
    TreeMap<Long, TreeSet<String>> files = files(home, sealed, stream);
    for (Map.Entry<Long, TreeSet<String>> entry : files.entrySet()) {
      long first = entry.getKey();
      boolean hasSeal = entry.getValue().contains("seal.json");
      boolean hasRecords = entry.getValue().contains("jsonl");
      Path file = sealed.resolve(segment(stream, first));
      Path sealFile =
          sealed.resolve(String.format(Locale.ROOT, "%s-%012d.seal.json", stream, first));
      requireNext(first, hasRecords ? file : sealFile);
      if (!hasRecords) {
        throw new NotIntactException(
            Fault.REMOVED, home.shown(file), "the segment of this seal must be there");
      }
      if (hasSeal) {
        addSealed(file, sealFile);
      } else if (first == files.lastKey()) {
        addOpen(file);
      } else {
        throw new NotIntactException(
            Fault.SEAL_MISSING, home.shown(sealFile), "a segment before the last must have a seal");
      }
    }
  }

  private void requireNext(long first, Path file) {
    if (first > nextSeq) {
      Path missing = sealed.resolve(segment(stream, nextSeq));
      throw new NotIntactException(
          Fault.REMOVED,
          new io.orrery.trade.Verdict.Place(home.shown(missing), 0, 0, nextSeq),
          "a segment must begin with record %d, the next one begins with %d"
              .formatted(nextSeq, first));
    }
    if (first < nextSeq) {
      throw new NotIntactException(
          Fault.INSERTED,
          home.shown(file),
          "the next segment must begin with record %d".formatted(nextSeq));
    }
  }

  private void addOpen(Path file) {
    segments.add(
        new Segment(
            file, home.shown(file), nextSeq, hash, frontier, Optional.empty(), home.size(file)));
  }

  private void addSealed(Path file, Path sealFile) {
    String shown = home.shown(sealFile);
    byte[] bytes;
    Seal read;
    try {
      bytes = home.read(sealFile);
      SignedObject object = SignedObject.read(bytes);
      requireKnown(shown, object);
      read = Seal.read(shown, object);
      check(shown, object, read);
    } catch (IllegalArgumentException e) {
      throw new NotIntactException(Fault.SEAL_MALFORMED, shown, String.valueOf(e.getMessage()));
    }
    segments.add(
        new Segment(
            file, home.shown(file), nextSeq, hash, frontier, Optional.of(read), Long.MAX_VALUE));
    nextSeq = read.lastSeq() + 1;
    hash = read.lastHash();
    seal = Sha256.of(bytes);
    frontier = read.frontier();
  }

  private void requireKnown(String shown, SignedObject object) {
    boolean newer = object.members().get("format_version") instanceof Long version && version > 1;
    if (newer) {
      throw keys.hasSigned(object)
          ? new NotIntactException(
              Fault.SCHEMA_UNKNOWN, shown, "format_version must be 1, was newer")
          : new NotIntactException(
              Fault.SIGNATURE_WRONG, shown, "it must be signed by a key of its universe");
    }
  }

  private void check(String shown, SignedObject object, Seal read) {
    if (isOfAnotherUniverse(read)) {
      throw new NotIntactException(
          Fault.FOREIGN_UNIVERSE,
          shown,
          "it must be of %s, was of %s".formatted(identity.universe(), read.universe()));
    }
    SigningKey key = keys.at(stream, read.lastSeq());
    if (!read.keyId().equals(key.id()) || !key.hasSigned(object.message(), object.signature())) {
      throw new NotIntactException(
          Fault.SIGNATURE_WRONG,
          shown,
          "it must be signed by key %s, names key %s".formatted(key.id(), read.keyId()));
    }
    require(shown, "deployment_id", identity.deploymentId(), read.deploymentId());
    require(shown, "universe", identity.universe().wireName(), read.universe());
    require(shown, "stream", stream.wireName(), read.stream());
    require(shown, "first_seq", nextSeq, read.firstSeq());
    require(shown, "count", read.lastSeq() - nextSeq + 1, Math.max(1, read.count()));
    require(shown, "previous_hash", hash, read.previousHash());
    require(shown, "previous_seal", seal, read.previousSeal());
    require(shown, "tree_root", read.treeRoot(), root(read));
    Checkpoint note = read.checkpoint();
    require(shown, "the checkpoint's origin", identity.origin(stream), note.origin());
    require(shown, "the checkpoint's size", read.lastSeq(), note.size());
    require(shown, "the checkpoint's root", read.treeRoot(), note.root());
    if (!note.isSignedBy(key) || note.signatures().size() != 1) {
      throw new NotIntactException(
          Fault.SIGNATURE_WRONG, shown, "its checkpoint must be signed by key " + key.id());
    }
  }

  private boolean isOfAnotherUniverse(Seal read) {
    return Arrays.stream(Universe.values())
        .filter(each -> each != identity.universe())
        .anyMatch(each -> each.wireName().equals(read.universe()));
  }

  private static Sha256 root(Seal read) {
    return Frontier.of(read.lastSeq(), read.frontier()).root();
  }

  private static void require(String shown, String name, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      throw new NotIntactException(
          Fault.SEAL_MISMATCH, shown, "%s must be %s, was %s".formatted(name, wanted, found));
    }
  }

  private static String segment(Stream stream, long first) {
    return String.format(Locale.ROOT, "%s-%012d.jsonl", stream, first);
  }
}
