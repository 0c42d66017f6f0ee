package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seals of one ledger, read and held against each other and against the lengths of the files
 * that they seal; the sealed records themselves are not read.
 *
 * @param segments what is sealed, oldest first, without gaps
 * @param newest the newest seal, with the digest of its file; empty if nothing is sealed
 * @param unsealed a segment behind them that has been moved but not sealed: a crash came between
 * @param damage why the seals and segments behind them are not here: one is missing or does not fit
 */
record SealBook(
    List<Segment> segments,
    Optional<Newest> newest,
    Optional<Path> unsealed,
    Optional<LedgerException> damage) {

  private static final Pattern SEAL = Pattern.compile("([a-z]+)-([0-9]{12})\\.seal\\.json");

  /** A seal with its file's bytes and digest. */
  record Newest(Seal seal, byte[] bytes, Sha256 digest) {}

  /**
   * Reads all seals of a ledger, up to the first bad place, and changes nothing.
   *
   * @param genesis where the ledger's chain starts, 32 bytes
   */
  static SealBook read(Home home, LedgerId id, byte[] genesis) throws IOException {
    List<Segment> segments = new ArrayList<>();
    Newest newest = null;
    Head expected = new Head(0, 0, genesis);
    for (long firstSeq : numbers(home, id)) {
      try {
        Sha256 previous = newest == null ? Sha256.ofRaw(genesis) : newest.digest();
        Newest next = read(home, id, firstSeq);
        requireFits(home, next.seal(), expected, previous);
        segments.add(segment(home, next.seal()));
        newest = next;
        expected = segments.get(segments.size() - 1).next();
      } catch (LedgerException e) {
        return new SealBook(
            List.copyOf(segments), Optional.ofNullable(newest), Optional.empty(), Optional.of(e));
      }
    }
    Path behind = home.segment(id, expected.seq() + 1);
    boolean isThere = Files.exists(behind, LinkOption.NOFOLLOW_LINKS);
    return new SealBook(
        List.copyOf(segments),
        Optional.ofNullable(newest),
        isThere ? Optional.of(behind) : Optional.empty(),
        Optional.empty());
  }

  /**
   * The same book if nothing in it is damaged.
   *
   * @throws LedgerException if a seal or a segment is missing or does not fit the others
   */
  SealBook whole() {
    if (damage.isPresent()) {
      throw damage.get();
    }
    return this;
  }

  /** The place behind the last sealed record. */
  Head end(byte[] genesis) {
    return segments.isEmpty() ? new Head(0, 0, genesis) : segments.get(segments.size() - 1).next();
  }

  private static List<Long> numbers(Home home, LedgerId id) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.sealed(id))) {
      for (Path file : files) {
        Matcher name = SEAL.matcher(file.getFileName().toString());
        if (name.matches() && name.group(1).equals(id.stream().wireName())) {
          numbers.add(Long.valueOf(name.group(2)));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException nothingIsSealed) {
      return List.of();
    }
    numbers.sort(null);
    return numbers;
  }

  private static Newest read(Home home, LedgerId id, long firstSeq) throws IOException {
    Path file = home.seal(id, firstSeq);
    byte[] bytes = Files.readAllBytes(file);
    try {
      Seal seal = Seal.parse(bytes);
      if (!seal.id().equals(id) || seal.firstSeq() != firstSeq) {
        throw new IllegalArgumentException(
            "it seals the %s from %d".formatted(seal.id(), seal.firstSeq()));
      }
      return new Newest(seal, bytes, Sha256.of(bytes));
    } catch (IllegalArgumentException e) {
      throw damaged(home, id, file, "is no seal of this segment: " + e.getMessage());
    }
  }

  private static void requireFits(Home home, Seal seal, Head expected, Sha256 previous) {
    Path file = home.seal(seal.id(), seal.firstSeq());
    if (seal.firstSeq() != expected.seq() + 1) {
      throw damaged(
          home,
          seal.id(),
          file,
          "seals records from %d, where the seals before end at %d"
              .formatted(seal.firstSeq(), expected.seq()));
    }
    if (!seal.previousSeal().equals(previous)
        || !seal.previousHash().equals(Sha256.ofRaw(expected.hash()))) {
      throw damaged(home, seal.id(), file, "does not continue the seal before it");
    }
  }

  private static Segment segment(Home home, Seal seal) throws IOException {
    Path file = home.segment(seal.id(), seal.firstSeq());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw damaged(home, seal.id(), file, "is sealed but not there");
    }
    if (Files.size(file) != seal.head().end()) {
      throw damaged(
          home,
          seal.id(),
          file,
          "must have %d bytes, had %d".formatted(seal.head().end(), Files.size(file)));
    }
    return new Segment(
        file, seal.session(), seal.firstSeq(), seal.previousHash().raw(), seal.head());
  }

  private static LedgerException damaged(Home home, LedgerId id, Path file, String what) {
    return new LedgerException(
        "the %s is damaged: %s %s. Records before it can be read; nothing is recorded until the file is restored"
            .formatted(id, home.shown(file), what));
  }
}
