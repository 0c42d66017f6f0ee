package io.orrery.feeds;

import io.orrery.basics.Sha256;
import io.orrery.market.DatasetPart;
import io.orrery.market.MarketDataException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes what is read, and refuses to end if the hash is not the one that was declared. */
final class VerifyingInput extends FilterInputStream {

  private final DatasetPart part;
  private final MessageDigest digest = Sha256.digest();
  private boolean ended;

  VerifyingInput(DatasetPart part, InputStream in) {
    super(in);
    this.part = part;
  }

  /** Refuses bytes of a part that have another hash than declared. */
  static void require(DatasetPart part, Sha256 found) {
    if (!found.equals(part.sha256())) {
      throw new MarketDataException(
          "file %s must have SHA-256 %s, was %s: its bytes are not those that were listed"
              .formatted(part.file(), part.sha256(), found));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      digest.update(buffer, offset, count);
    } else if (count < 0 && !ended) {
      ended = true;
      require(part, Sha256.ofRaw(digest.digest()));
    }
    return count;
  }
}
