package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the disk and the hand-over between threads allow: one thread takes what is waiting, writes
 * it in one go, forces it and answers. It encodes nothing and hashes nothing.
 */
final class GroupCommitFile implements Contestant {

  private final byte[] line;
  private final FileChannel channel;
  private final Object intake = new Object();
  private final Thread thread = new Thread(this::drain, "group-commit");
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private List<Waiting> waiting = new ArrayList<>();
  private boolean isClosed;

  private record Waiting(byte[] line, CompletableFuture<Boolean> written) {}

  /** Writes lines of {@code lineLength} bytes to a new {@code file}. */
  GroupCommitFile(Path file, int lineLength) throws IOException {
    this.line = new byte[lineLength];
    Arrays.fill(line, (byte) 'x');
    line[lineLength - 1] = '\n';
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    thread.start();
  }

  @Override
  public String name() {
    return "bare group commit";
  }

  @Override
  public void record(int caller, Trade trade) {
    Waiting added = new Waiting(line, new CompletableFuture<>());
    synchronized (intake) {
      waiting.add(added);
      intake.notifyAll();
    }
    added.written().join();
  }

  @Override
  public double bytesPerRecord(long records) {
    return line.length;
  }

  private void drain() {
    List<Waiting> batch = next();
    while (!batch.isEmpty()) {
      try {
        write(batch);
        batch.forEach(each -> each.written().complete(true));
      } catch (IOException e) {
        batch.forEach(each -> each.written().completeExceptionally(e));
      }
      batch = next();
    }
  }

  /** What has gathered; nothing after the end. */
  private List<Waiting> next() {
    synchronized (intake) {
      while (waiting.isEmpty() && !isClosed) {
        try {
          intake.wait();
        } catch (InterruptedException e) {
          return List.of();
        }
      }
      List<Waiting> taken = waiting;
      waiting = new ArrayList<>();
      return taken;
    }
  }

  private void write(List<Waiting> batch) throws IOException {
    int bytes = batch.size() * line.length;
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes * 2);
    }
    buffer.clear();
    batch.forEach(each -> buffer.put(each.line()));
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
  }

  @Override
  public void close() throws Exception {
    synchronized (intake) {
      isClosed = true;
      intake.notifyAll();
    }
    thread.join();
    channel.close();
  }
}
