package io.orrery.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Lines on their way to the end of one ledger's file.
 *
 * @param tail the ledger's end
 * @param disk how the file is changed
 * @param channel the file
 * @param lines what is to be written
 * @param head the place behind the last of them
 */
record Portion(Tail tail, Disk disk, FileChannel channel, ByteBuffer lines, Head head) {

  /** Writes the lines, unless something else has written there. */
  void write() throws IOException {
    long expected = head.end() - lines.remaining();
    if (channel.size() != expected) {
      throw new IOException(
          "the file must have %d bytes, had %d: something else writes there"
              .formatted(expected, channel.size()));
    }
    disk.write(channel, lines);
  }

  /** Waits until what was written is durable. */
  void force() throws IOException {
    disk.force(channel);
  }

  /** Lets readers see it. */
  void acknowledge() {
    tail.acknowledge(head);
  }
}
