package io.orrery.ledger.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * An index in a file whose checksum was right when it was looked at. Immutable; it holds no file
 * open and next to nothing in memory.
 */
public final class IndexFile {

  private static final int CHUNK = 64 * 1024;

  private final Path path;
  private final IndexHeader header;
  private final BasicFileAttributes attributes;

  private IndexFile(Path path, IndexHeader header, BasicFileAttributes attributes) {
    this.path = path;
    this.header = header;
    this.attributes = attributes;
  }

  /**
   * Looks at a file whole.
   *
   * @throws UnfitIndexException if it is damaged, or not of this segment
   * @throws IOException if it is not there or cannot be read
   */
  public static IndexFile verify(Path path, Subject subject)
      throws IOException, UnfitIndexException {
    BasicFileAttributes attributes = attributes(path);
    if (!attributes.isRegularFile() || attributes.size() < IndexHeader.BYTES) {
      throw new UnfitIndexException("it is shorter than an index, or no file");
    }
    try (FileChannel channel = open(path)) {
      ByteBuffer start = read(channel, 0, IndexHeader.BYTES);
      IndexHeader header = IndexHeader.readFrom(start, subject);
      if (header.fileLength() != attributes.size()) {
        throw new UnfitIndexException("it has not the length that it says");
      }
      requireChecksum(channel, attributes.size() - IndexHeader.CHECKSUM);
      return new IndexFile(path, header, attributes);
    }
  }

  /** The bytes of a file for an index that knows its whole segment. */
  public static ByteBuffer bytes(GrowingIndex index, Subject subject) {
    return new IndexBytes(index, subject).write();
  }

  /** The least time of a record, in microseconds since 1970. */
  public long leastTime() {
    return header.leastTime();
  }

  /** The greatest time of a record, in microseconds since 1970. */
  public long greatestTime() {
    return header.greatestTime();
  }

  /**
   * Opens it for a few questions.
   *
   * @throws UnfitIndexException if it is another file since it was verified
   */
  public OpenedIndex open() throws IOException, UnfitIndexException {
    BasicFileAttributes now = attributes(path);
    if (now.size() != attributes.size()
        || !now.lastModifiedTime().equals(attributes.lastModifiedTime())
        || !Objects.equals(now.fileKey(), attributes.fileKey())) {
      throw new UnfitIndexException("it was changed");
    }
    return new OpenedIndex(open(path), header);
  }

  private static void requireChecksum(FileChannel channel, long length)
      throws IOException, UnfitIndexException {
    CRC32C checksum = new CRC32C();
    for (long at = 0; at < length; at += CHUNK) {
      checksum.update(read(channel, at, (int) Math.min(CHUNK, length - at)));
    }
    if (read(channel, length, IndexHeader.CHECKSUM).getInt() != (int) checksum.getValue()) {
      throw new UnfitIndexException("its checksum is wrong");
    }
  }

  static ByteBuffer read(FileChannel channel, long at, int length)
      throws IOException, UnfitIndexException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new UnfitIndexException("it was cut off");
      }
    }
    return bytes.flip();
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
