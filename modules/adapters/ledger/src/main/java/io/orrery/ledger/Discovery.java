package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the segments of a ledger that nobody in this process owns; another process may write it at
 * the same time. For one thread at a time.
 */
final class Discovery {

  private static final int MOST_LOOKS = 8;

  private final Home home;
  private final LedgerFile active;
  private final LineTemplates templates;
  private Stamp seen = Stamp.NOTHING;
  private List<Part> sealed = List.of();
  private @Nullable LiveIndex live;
  private Head liveStart = new Head(0, 0, new byte[0]);
  private boolean isLeftover;
  private Optional<Damage> broken = Optional.empty();

  /** What changes when segments do: the active file, and the names beside the sealed ones. */
  private record Stamp(String activeFile, String sealedFolder, long size) {
    static final Stamp NOTHING = new Stamp("?", "?", 0);

    boolean hasSameFiles(Stamp other) {
      return activeFile.equals(other.activeFile) && sealedFolder.equals(other.sealedFolder);
    }
  }

  Discovery(Home home, LedgerFile active, LineTemplates templates) {
    this.home = home;
    this.active = active;
    this.templates = templates;
  }

  /**
   * The segments as they are now, oldest first, up to the first seal or segment that is missing or
   * does not fit. What a rotation in the middle of looking explains is no damage: then it looks
   * again.
   */
  List<Part> parts(byte[] genesis) throws IOException {
    for (int i = 1; ; i++) {
      Stamp before = stamp();
      try {
        List<Part> parts = look(before, genesis);
        if (i == MOST_LOOKS || stamp().hasSameFiles(before)) {
          return parts;
        }
      } catch (LedgerException | NoSuchFileException e) {
        if (i == MOST_LOOKS || stamp().hasSameFiles(before)) {
          throw e;
        }
      }
      seen = Stamp.NOTHING;
    }
  }

  private List<Part> look(Stamp now, byte[] genesis) throws IOException {
    LiveIndex known = live;
    boolean isKnown = known != null && now.hasSameFiles(seen) && now.size() >= known.head().end();
    if (known == null || !isKnown || broken.isPresent()) {
      known = lookAnew(genesis);
    }
    if (!isLeftover && broken.isEmpty()) {
      known.extend(this::openActive, now.size());
    }
    seen = now;
    return withLive(known);
  }

  private LiveIndex lookAnew(byte[] genesis) throws IOException {
    SealBook book = SealBook.read(home, active.id(), genesis);
    List<Part> found = new ArrayList<>();
    for (Segment segment : book.segments()) {
      found.add(sealedPart(home, active, segment));
    }
    Head start = book.end(genesis);
    if (book.unsealed().isPresent()) {
      Part unsealed = unsealed(book.unsealed().get(), start);
      found.add(unsealed);
      start = new Head(unsealed.end().seq(), 0, unsealed.end().hash());
    }
    LiveIndex fresh = new LiveIndex(active.id(), active.format(), templates, start);
    sealed = List.copyOf(found);
    liveStart = start;
    live = fresh;
    broken = book.damage().map(why -> new Damage(liveStart, "", Optional.of(why)));
    isLeftover = !sealed.isEmpty() && beginsLike(sealed.get(sealed.size() - 1));
    return fresh;
  }

  /** A segment that is sealed. */
  static Part sealedPart(Home home, LedgerFile active, Segment segment) {
    LedgerFile file = active.at(segment.path(), home.shown(segment.path()));
    return new Part(
        file,
        segment.path(),
        segment.start(),
        segment.head(),
        Optional.of(segment),
        Optional.empty(),
        Optional.empty());
  }

  private Part unsealed(Path path, Head start) throws IOException {
    LedgerFile file = active.at(path, home.shown(path));
    LiveIndex index = new LiveIndex(active.id(), active.format(), templates, start);
    index.extend(() -> open(path), Files.size(path));
    return new Part(
        file, path, start, index.head(), Optional.empty(), Optional.of(index), index.damage());
  }

  private List<Part> withLive(LiveIndex index) {
    Path renamed = home.segment(active.id(), liveStart.seq() + 1);
    List<Part> parts = new ArrayList<>(sealed);
    parts.add(
        new Part(
            active,
            renamed,
            liveStart,
            index.head(),
            Optional.empty(),
            Optional.of(index),
            broken.or(index::damage)));
    return parts;
  }

  /** Whether the active file is what an interrupted recovery left of a segment. */
  private boolean beginsLike(Part last) throws IOException {
    try (FileChannel channel = open(active.path())) {
      LineReader reader =
          new LineReader(channel, 0, Math.min(channel.size(), LineFormat.MAX_BYTES));
      return reader.next()
          && active.format().read(reader.bytes(), reader.start(), reader.length()).seq()
              == last.start().seq() + 1;
    } catch (NoSuchFileException | StrictJson.MalformedException | NewerSchemaException itIsNot) {
      return false;
    }
  }

  private FileChannel openActive() throws IOException {
    return open(active.path());
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  private Stamp stamp() throws IOException {
    Optional<BasicFileAttributes> file = attributes(active.path());
    Optional<BasicFileAttributes> folder = attributes(home.sealed(active.id()));
    return new Stamp(
        file.map(found -> String.valueOf(found.fileKey())).orElse("none"),
        folder.map(found -> found.fileKey() + " " + found.lastModifiedTime()).orElse("none"),
        file.map(BasicFileAttributes::size).orElse(0L));
  }

  private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
