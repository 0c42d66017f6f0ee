package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;

/**
 * Writes a ledger of sealed segments as the format's page says, faster than a store that forces
 * every record to the disk.
 */
final class Segments implements AutoCloseable {

  private final Home home;
  private final LedgerId id;
  private final long bytesOfASegment;
  private final FactCodec codec = new FactCodec();
  private final Merkle tree = Merkle.empty();
  private final LineWriter lines;
  private final Signer signer;
  private final Sha256 genesis;
  private final Path temporary;
  private Sha256 previousSeal;
  private Head start;
  private Head head;
  private SessionId session;
  private OutputStream out;

  /** Makes the universe's root, and the first segment of one of its ledgers. */
  Segments(Path dir, Universe universe, Stream stream, long bytesOfASegment) {
    FileStorage storage = new FileStorage(dir, Paper.CLOCK);
    storage.open(Paper.begin(universe).recorder()).close();
    this.home = new Home(dir);
    this.id = new LedgerId(universe, stream);
    this.lines = new LineWriter(id);
    this.bytesOfASegment = bytesOfASegment;
    this.temporary = home.ledger(id);
    try {
      Files.createDirectories(home.sealed(id));
      Files.deleteIfExists(temporary);
      this.genesis = Sha256.of(Files.readAllBytes(home.identity(universe, stream.area())));
      this.signer = signer();
      this.start = new Head(0, 0, genesis.raw());
      this.head = start;
      this.previousSeal = genesis;
      this.session = Paper.begin(universe).session().id();
      this.out = open();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a record; it begins a segment if the one before is full or of another session. */
  void add(Session of, Fact fact, Instant recordedAt) throws IOException {
    boolean isOther = !of.id().equals(session);
    if (head.seq() > start.seq() && (isOther || head.end() >= bytesOfASegment)) {
      seal();
    }
    session = of.id();
    Minted<Fact> minted = of.mint(fact);
    lines.reset();
    byte[] link =
        lines.add(minted.provenance(), codec.encode(fact), head.seq() + 1, recordedAt, head.hash());
    out.write(lines.bytes().array(), 0, lines.length());
    head = new Head(head.seq() + 1, head.end() + lines.length(), link);
    tree.add(link, 0);
  }

  /** Seals the active segment and begins a new one. */
  void seal() throws IOException {
    moveIntoSealed();
    Seal seal =
        new Seal(
            "0b5f4ee2-67ef-4a80-9e1b-86f5b4a3ef5b",
            id,
            session,
            start.seq() + 1,
            Sha256.ofRaw(start.hash()),
            head,
            Sha256.ofRaw(tree.root()),
            tree.subtrees().stream().map(Sha256::ofRaw).toList(),
            previousSeal,
            Seal.Reason.SIZE,
            Paper.NOON,
            "a checkpoint",
            signer.keyId());
    byte[] bytes = seal.toBytes(signer);
    Files.write(home.seal(id, start.seq() + 1), bytes);
    previousSeal = Sha256.of(bytes);
    start = new Head(head.seq(), 0, head.hash());
    head = start;
    out = open();
  }

  /** Moves the active segment as a crash before its seal leaves it, and begins a new one. */
  void leaveUnsealed() throws IOException {
    moveIntoSealed();
    start = new Head(head.seq(), 0, head.hash());
    head = start;
    out = open();
  }

  /** The sealed segments' first numbers. */
  List<Segment> sealed() throws IOException {
    return SealBook.read(home, id, genesis.raw()).segments();
  }

  Home home() {
    return home;
  }

  LedgerId id() {
    return id;
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static Signer signer() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new Signer("0123456789abcdef", pair.getPrivate(), pair.getPublic());
  }

  private void moveIntoSealed() throws IOException {
    out.close();
    Files.move(temporary, home.segment(id, start.seq() + 1));
  }

  private OutputStream open() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 20);
  }
}
