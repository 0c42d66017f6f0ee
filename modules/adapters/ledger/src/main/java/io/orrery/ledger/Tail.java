package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The end of one ledger, where the writer's thread, and nothing else, adds records. */
final class Tail {

  private final LedgerId id;
  private final SeqIndex index;
  private final FileChannel channel;
  private final Disk disk;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private Head head;

  /** {@code index} is published after every force, and never before. */
  Tail(LedgerId id, SeqIndex index, FileChannel channel, Disk disk) {
    this.id = id;
    this.index = index;
    this.channel = channel;
    this.disk = disk;
    this.head = index.head();
  }

  /**
   * Checks a batch, then adds it to what {@link #write} will write; all of it or, on any exception,
   * nothing.
   */
  <F extends Fact> List<Recorded<F>> add(
      List<Draft<F>> drafts, Session.Recorder recorder, Instant now) {
    drafts.forEach(draft -> recorder.session().requireOwn(draft.minted().provenance()));
    List<LineFormat.Encoded> lines = encode(drafts, now);
    List<Recorded<F>> records = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      records.add(recorded(drafts.get(i).minted(), recorder, lines.get(i), now));
    }
    return List.copyOf(records);
  }

  /** Writes what was added. */
  void write() throws IOException {
    long expected = index.head().end();
    if (channel.size() != expected) {
      throw new IOException(
          "the file must have %d bytes, had %d: something else writes there"
              .formatted(expected, channel.size()));
    }
    disk.write(channel, ByteBuffer.wrap(pending.toByteArray()));
  }

  /** Waits until what was written is durable. */
  void force() throws IOException {
    disk.force(channel);
  }

  /** Lets readers see what is durable. */
  void acknowledge() {
    pending.reset();
    index.publish(head);
  }

  void close() throws IOException {
    channel.close();
  }

  private <F extends Fact> List<LineFormat.Encoded> encode(List<Draft<F>> drafts, Instant now) {
    List<LineFormat.Encoded> lines = new ArrayList<>(drafts.size());
    long seq = head.seq();
    byte[] previous = head.hash();
    for (Draft<F> draft : drafts) {
      seq++;
      LineFormat.Encoded line =
          LineFormat.write(id, draft.minted().provenance(), draft.members(), seq, now, previous);
      previous = line.link();
      lines.add(line);
    }
    return lines;
  }

  private <F extends Fact> Recorded<F> recorded(
      Minted<F> minted, Session.Recorder recorder, LineFormat.Encoded line, Instant now) {
    long seq = head.seq() + 1;
    index.add(seq, head.end());
    head = new Head(seq, head.end() + line.bytes().length, line.link());
    pending.writeBytes(line.bytes());
    Recorded.Place place = new Recorded.Place(id.stream(), seq, Sha256.ofRaw(line.link()));
    return recorder.recorded(minted, place, now);
  }
}
