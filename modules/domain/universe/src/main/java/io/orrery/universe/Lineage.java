package io.orrery.universe;

import io.orrery.basics.Check;
import io.orrery.basics.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which market data went in. A session records it once; records refer to it by {@link #id()}. */
public sealed interface Lineage {

  /** The form of dataset ids and feed names: 1 to 64 letters, digits and . _ - */
  Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** The name by which records refer to it; the same data has the same id. */
  String id();

  /** Nobody recorded what went in. */
  record Unknown() implements Lineage {
    @Override
    public String id() {
      return "unknown";
    }
  }

  /**
   * Data as it came from a named feed, which cannot be had again byte for byte.
   *
   * @param feed the feed's name
   */
  record LiveFeed(String feed) implements Lineage {

    /** Refuses a name of another form with {@link IllegalArgumentException}. */
    public LiveFeed {
      Check.matches("feed", feed, NAME, "1 to 64 letters, digits and . _ -");
    }

    @Override
    public String id() {
      return "feed:" + feed;
    }
  }

  /** A dataset whose bytes were read and had the hash that was declared. */
  final class VerifiedDataset implements Lineage {
    private final String dataset;
    private final Sha256 contentHash;

    private VerifiedDataset(String dataset, Sha256 contentHash) {
      this.dataset = dataset;
      this.contentHash = contentHash;
    }

    /** The dataset's name in the manifest of shared data. */
    public String dataset() {
      return dataset;
    }

    /** The SHA-256 of the dataset's bytes. */
    public Sha256 contentHash() {
      return contentHash;
    }

    @Override
    public String id() {
      return "dataset:" + dataset + "@" + contentHash.value();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof VerifiedDataset that && id().equals(that.id());
    }

    @Override
    public int hashCode() {
      return Objects.hash(dataset, contentHash);
    }

    @Override
    public String toString() {
      return id();
    }
  }

  /**
   * Reads {@code content} to its end and compares its hash; the only way to a verified dataset.
   *
   * @param content the dataset's bytes; left at its end and open
   * @throws IllegalArgumentException if the bytes have another hash than {@code declared}
   * @throws IOException if the bytes cannot be read
   */
  static VerifiedDataset verify(String dataset, Sha256 declared, InputStream content)
      throws IOException {
    Check.matches("dataset", dataset, NAME, "1 to 64 letters, digits and . _ -");
    MessageDigest digest = Sha256.digest();
    new DigestInputStream(content, digest).transferTo(java.io.OutputStream.nullOutputStream());
    Sha256 found = Sha256.ofRaw(digest.digest());
    if (!found.equals(declared)) {
      throw new IllegalArgumentException(
          "dataset " + dataset + " must have SHA-256 " + declared + ", was " + found);
    }
    return new VerifiedDataset(dataset, found);
  }
}
