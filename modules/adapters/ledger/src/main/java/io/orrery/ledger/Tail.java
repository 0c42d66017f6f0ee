package io.orrery.ledger;

import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of one ledger, where the writer's thread, and nothing else, adds records: the active
 * segment, and its sealing.
 */
final class Tail {

  private final Owned owned;
  private final LedgerId id;
  private final Session session;
  private final Sealer sealer;
  private final Chain chain;
  private final LineWriter lines;
  private final Links links = new Links();
  private FileChannel channel;
  private ActiveHead acknowledged;
  private Head start;
  private Head head;
  private Instant begun = Instant.MAX;

  /** Begins a new segment behind the last sealed one. {@code chain} is what readers see. */
  Tail(Owned owned, LedgerId id, Session session, Sealer sealer, Chain chain) throws IOException {
    this.owned = owned;
    this.id = id;
    this.session = session;
    this.sealer = sealer;
    this.chain = chain;
    this.lines = new LineWriter(id);
    this.acknowledged = chain.snapshot().active();
    this.start = acknowledged.head();
    this.head = start;
    this.channel = owned.disk().openToAppend(path());
  }

  /**
   * Checks a batch, then adds it to what {@link #write} will write; all of it or, on any exception,
   * nothing.
   */
  <F extends Fact> List<Recorded<F>> add(
      List<Draft<F>> drafts, Session.Recorder recorder, Instant now) {
    for (Draft<F> draft : drafts) {
      recorder.session().requireOwn(draft.minted().provenance());
    }
    Head before = head;
    int length = lines.length();
    int count = links.count();
    try {
      return addAll(drafts, recorder, now);
    } catch (RuntimeException e) {
      head = before;
      lines.cut(length);
      links.cut(count);
      throw e;
    }
  }

  /** Writes what was added; a system that says so but has not written it is found out. */
  void write() throws IOException {
    requireSize(acknowledged.head().end(), "something else writes there");
    owned.disk().write(channel, lines.bytes());
    requireSize(head.end(), "what was written is not there, or something else writes there");
  }

  private void requireSize(long expected, String otherwise) throws IOException {
    long size = channel.size();
    if (size != expected) {
      throw new IOException(
          "the file must have %d bytes, had %d: %s".formatted(expected, size, otherwise));
    }
  }

  /** Waits until what was written is durable. */
  void force() throws IOException {
    owned.disk().force(channel);
  }

  /** Lets readers see what is durable. */
  void acknowledge() {
    lines.reset();
    acknowledged.publish(head);
  }

  /** Whether the active segment is as large as segments are made. */
  boolean isFull() {
    return head.end() >= owned.options().segmentBytes();
  }

  /** Whether the active segment has records of an earlier day, UTC. */
  boolean isOfAnEarlierDay(Instant now) {
    return begun.isBefore(now.truncatedTo(ChronoUnit.DAYS));
  }

  /** The number of the last acknowledged record. */
  long lastSeq() {
    return acknowledged.head().seq();
  }

  /** Seals the active segment and begins a new one; nothing if it has no records. */
  void seal(Seal.Reason reason, Instant now) throws IOException {
    if (acknowledged.head().seq() == start.seq()) {
      return;
    }
    channel.close();
    owned.disk().move(path(), owned.home().segment(id, start.seq() + 1));
    Sealer.Run run = new Sealer.Run(session.id(), start, head, links);
    begin(sealer.seal(run, reason, now));
  }

  /**
   * Gives up what was not acknowledged after its disk failed, and begins a new segment. Cutting the
   * file drops the pages that the failed force may have lied about. Nothing is sealed here any
   * more: a seal on a disk that lies would be believed later, so the next opening makes it.
   */
  void restart() throws IOException {
    channel.close();
    lines.reset();
    head = acknowledged.head();
    links.cut((int) (head.seq() - start.seq()));
    owned.disk().truncate(path(), head.end());
    if (head.seq() == start.seq()) {
      channel = owned.disk().openToAppend(path());
      begun = Instant.MAX;
      return;
    }
    Path moved = owned.home().segment(id, start.seq() + 1);
    owned.disk().move(path(), moved);
    begin(new Segment(moved, session.id(), start.seq() + 1, start.hash(), head));
  }

  /** Publishes where the ledger stands now. */
  void publishCheckpoint() throws IOException {
    if (lastSeq() > 0) {
      sealer.publishCheckpoint(links);
    }
  }

  void close() throws IOException {
    channel.close();
  }

  private void begin(Segment finished) throws IOException {
    start = finished.next();
    head = start;
    acknowledged = new ActiveHead(start);
    links.cut(0);
    begun = Instant.MAX;
    channel = owned.disk().openToAppend(path());
    chain.rotate(finished, acknowledged);
  }

  private <F extends Fact> List<Recorded<F>> addAll(
      List<Draft<F>> drafts, Session.Recorder recorder, Instant now) {
    List<Recorded<F>> records = new ArrayList<>(drafts.size());
    for (Draft<F> draft : drafts) {
      Minted<F> minted = draft.minted();
      long seq = head.seq() + 1;
      int from = lines.length();
      byte[] link = lines.add(minted.provenance(), draft.members(), seq, now, head.hash());
      links.add(link);
      head = new Head(seq, head.end() + lines.length() - from, link);
      Recorded.Place place = new Recorded.Place(id.stream(), seq, lines.lastHash());
      records.add(recorder.recorded(minted, place, now));
    }
    if (begun.equals(Instant.MAX)) {
      begun = now;
    }
    return records;
  }

  private Path path() {
    return owned.home().ledger(id);
  }
}
