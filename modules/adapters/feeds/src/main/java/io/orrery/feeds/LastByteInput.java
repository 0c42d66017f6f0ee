package io.orrery.feeds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the last byte that was read. */
final class LastByteInput extends FilterInputStream {

  private int last = -1;

  LastByteInput(InputStream in) {
    super(in);
  }

  /** The last byte that was read; -1 if none was. */
  int last() {
    return last;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    last = value < 0 ? last : value;
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    last = count > 0 ? buffer[offset + count - 1] & 0xff : last;
    return count;
  }
}
