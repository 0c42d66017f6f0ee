package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTextTest {

  @Test
  void readsWhatTheJdkReadsToTheLastBit() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200_000; round++) {
      String text =
          BigDecimal.valueOf(random.nextLong() >>> (1 + random.nextInt(62)), random.nextInt(18))
              .toPlainString();
      assertThat(parse(text))
          .as("test.seed=%d, %s", seed, text)
          .isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void readsExponentsAndRefusesTheRest() {
    assertThat(parse("1.5e3")).isEqualTo(1500);
    assertThat(parse("-2")).isEqualTo(-2);
    for (String text :
        new String[] {
          "", ".", "1.", ".5", "+1", "1_0", "1e", "NaN", "Infinity", "1f", "1..2", "--1"
        }) {
      assertThat(parse(text)).as(text).isNaN();
    }
  }

  @Test
  void writesTheShortestTextThatReadsBackTheSame() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 100_000; round++) {
      double value =
          random.nextBoolean()
              ? Math.abs(random.nextLong() % 1_000_000_000L) / 100.0 + 0.01
              : Math.exp(random.nextGaussian() * 12);
      BarLines lines = new BarLines();
      lines.add(0, value, value, value, value, value);
      String text =
          new String(
              lines.bytes(), 0, lines.length() - 1, java.nio.charset.StandardCharsets.US_ASCII);
      String number = text.substring(text.lastIndexOf(',') + 1);
      assertThat(Double.parseDouble(number)).as("test.seed=%d, %s", seed, number).isEqualTo(value);
      assertThat(parse(number)).isEqualTo(value);
    }
  }

  private static double parse(String text) {
    // surrounded, so that reading beyond the field shows
    char[] chars = ("9" + text + "9").toCharArray();
    return DecimalText.parse(chars, 1, text.length());
  }
}
