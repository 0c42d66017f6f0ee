package io.orrery.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Against the plain loop, with bytes that are one bit from what is looked for. */
  @Test
  void findsWhatAPlainLoopFinds() {
    byte[] near = {0, 1, '\n', 0x0B, 0x7F, (byte) 0x80, (byte) 0x8A, (byte) 0xFF, 'x'};
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = round % 2 == 0 ? (byte) random.nextInt(256) : near[random.nextInt(near.length)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      String where = "seed " + seed + ", round " + round;
      assertThat(ByteScan.count(bytes, from, to, '\n')).as(where).isEqualTo(count(bytes, from, to));
      assertThat(ByteScan.hasZero(bytes, from, to)).as(where).isEqualTo(hasZero(bytes, from, to));
      assertThat(ByteScan.isAscii(bytes, from, to)).as(where).isEqualTo(isAscii(bytes, from, to));
    }
  }

  private static int count(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  private static boolean hasZero(byte[] bytes, int from, int to) {
    boolean found = false;
    for (int i = from; i < to; i++) {
      found |= bytes[i] == 0;
    }
    return found;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      ascii &= bytes[i] >= 0;
    }
    return ascii;
  }
}
