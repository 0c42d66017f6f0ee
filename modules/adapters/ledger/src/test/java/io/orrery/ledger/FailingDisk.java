package io.orrery.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk of which one operation fails: the n-th, counted over all kinds. */
class FailingDisk extends Disk {

  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger forces = new AtomicInteger();

  /** Lets the n-th operation from now on fail, and no other. */
  void failAt(int n) {
    left.set(n);
  }

  /** Whether the fault has happened. */
  boolean hasFailed() {
    return left.get() <= 0;
  }

  int forces() {
    return forces.get();
  }

  @Override
  void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    if (isItsTurn()) {
      super.write(channel, bytes.slice(bytes.position(), bytes.remaining() / 2));
      throw new IOException("no space left, says the test");
    }
    super.write(channel, bytes);
  }

  @Override
  void force(FileChannel channel) throws IOException {
    forces.incrementAndGet();
    fail("force");
    super.force(channel);
  }

  @Override
  void forceDirectory(Path dir) throws IOException {
    fail("force of a folder");
    super.forceDirectory(dir);
  }

  @Override
  void truncate(Path file, long size) throws IOException {
    fail("truncate");
    super.truncate(file, size);
  }

  @Override
  void copyPart(Path from, long offset, long bytes, Path to) throws IOException {
    fail("copy");
    super.copyPart(from, offset, bytes, to);
  }

  @Override
  FileChannel openToAppend(Path file) throws IOException {
    fail("open");
    return super.openToAppend(file);
  }

  private boolean isItsTurn() {
    return left.decrementAndGet() == 0;
  }

  private void fail(String what) throws IOException {
    if (isItsTurn()) {
      throw new IOException(what + " failed, says the test");
    }
  }
}
