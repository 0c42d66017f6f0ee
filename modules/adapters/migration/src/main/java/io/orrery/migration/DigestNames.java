package io.orrery.migration;

import io.orrery.basics.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Numbers that follow from a text by SHA-256: as good as random, and the same every time. */
final class DigestNames implements RandomGenerator {

  private final String seed;
  private long count;

  DigestNames(String seed) {
    this.seed = seed;
  }

  @Override
  public long nextLong() {
    String text = seed + "\n" + count++;
    byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).raw();
    return ByteBuffer.wrap(digest).getLong();
  }
}
