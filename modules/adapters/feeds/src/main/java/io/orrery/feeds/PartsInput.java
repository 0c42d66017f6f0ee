package io.orrery.feeds;

import io.orrery.market.DatasetPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The bytes of many files one after another; at most one is open. */
final class PartsInput extends InputStream {

  private final Iterator<DatasetPart> parts;
  private final Function<DatasetPart, InputStream> opening;
  private InputStream current = InputStream.nullInputStream();

  PartsInput(List<DatasetPart> parts, Function<DatasetPart, InputStream> opening) {
    this.parts = parts.iterator();
    this.opening = opening;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = current.read(buffer, offset, length);
    while (count < 0 && parts.hasNext()) {
      current.close();
      current = opening.apply(parts.next());
      count = current.read(buffer, offset, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
