package io.orrery.feeds;

import io.orrery.market.MarketDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of one instrument in a recording: it grows by whole lines. */
final class RecordedFile implements AutoCloseable {

  private final Layout layout;
  private final FileChannel channel;
  private final BarCheck check;
  private final BarLines lines = new BarLines();

  private RecordedFile(Layout layout, FileChannel channel, BarCheck check) {
    this.layout = layout;
    this.channel = channel;
    this.check = check;
  }

  /** Opens a file to go on behind its last whole line, and makes it if it is missing. */
  static RecordedFile open(Path file, Layout layout) throws IOException {
    repair(file);
    BarCheck check = new BarCheck(layout.symbol(), layout.grid(), gap -> {});
    if (Files.exists(file) && Files.size(file) > BarLines.HEADER.length()) {
      try (CsvBars bars =
          new CsvBars(layout, new BufferedInputStream(Files.newInputStream(file)), check)) {
        while (bars.next()) {
          // the check follows the bars that are there
        }
      }
    }
    FileChannel channel = DataFiles.openToAppend(file);
    RecordedFile opened = new RecordedFile(layout, channel, check);
    if (channel.size() == 0) {
      opened.lines.addHeader();
    }
    return opened;
  }

  /**
   * Cuts off what follows the last line feed, which a crash can leave, after it was kept beside the
   * file.
   *
   * @return how many bytes were cut off
   */
  static long repair(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    long size = Files.size(file);
    long whole = endOfLastLine(file, size);
    if (whole < size) {
      DataFiles.cutOff(file, whole, file.resolveSibling(file.getFileName() + ".torn"));
    }
    return size - whole;
  }

  /** Takes a bar; it is durable after {@link #sync()}. */
  void add(long start, double open, double high, double low, double close, double volume) {
    String flaw = io.orrery.market.Bar.flaw(open, high, low, close, volume);
    if (flaw.isEmpty()) {
      flaw = check.accept(start);
    }
    if (!flaw.isEmpty()) {
      throw new MarketDataException("recording of %s: %s".formatted(layout.symbol(), flaw));
    }
    lines.add(start, open, high, low, close, volume);
  }

  /** Makes all that was taken durable. */
  void sync() throws IOException {
    if (lines.length() > 0) {
      DataFiles.write(channel, ByteBuffer.wrap(lines.bytes(), 0, lines.length()));
      lines.clear();
      channel.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static long endOfLastLine(Path file, long size) throws IOException {
    byte[] block = new byte[4096];
    long end = size;
    try (FileChannel channel = FileChannel.open(file, java.nio.file.StandardOpenOption.READ)) {
      while (end > 0) {
        int length = (int) Math.min(block.length, end);
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
        while (buffer.hasRemaining()
            && channel.read(buffer, end - length + buffer.position()) >= 0) {
          // until the block is whole
        }
        for (int at = length - 1; at >= 0; at--) {
          if (block[at] == '\n') {
            return end - length + at + 1;
          }
        }
        end -= length;
      }
    }
    return 0;
  }
}
