package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.market.BarGrid;
import io.orrery.market.BarSource;
import io.orrery.market.DataFormat;
import io.orrery.market.Gap;
import io.orrery.market.MarketDataException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random damage: the reader answers a refusal with a place, or bars that a market can have done.
 */
class DamagedBarsTest {

  private static final BarGrid GRID = Samples.grid("XNYS", Samples.MINUTE);
  private static final Layout LAYOUT = Samples.layout(GRID, DataFormat.CSV);
  private static final int ROUNDS = Integer.getInteger("test.rounds", 4000);

  private final long seed = Long.getLong("test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void refusesWithAPlaceOrReadsBarsInOrder() {
    byte[] good = good();
    List<String> whole = Samples.read(LAYOUT, good, new ArrayList<>());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(good);
      List<Gap> gaps = new ArrayList<>();
      try {
        List<String> bars = Samples.read(LAYOUT, damaged, gaps);
        assertThat(bars).as("test.seed=" + seed).isNotEmpty().isSorted();
        assertRemovedBarsAreGaps(whole, bars, gaps);
      } catch (MarketDataException e) {
        refused++;
        assertThat(e.getMessage())
            .as("test.seed=%d: %s", seed, new String(damaged, StandardCharsets.ISO_8859_1))
            .matches("(?s)bars.csv( line \\d+(, column [a-z]+)?)?: .+");
      }
    }
    assertThat(refused).as("test.seed=" + seed).isBetween(ROUNDS / 4, ROUNDS - 1);
  }

  /** Between the first and last bar that are left, every missing one is in a gap. */
  private void assertRemovedBarsAreGaps(List<String> whole, List<String> bars, List<Gap> gaps) {
    long missing = gaps.stream().mapToLong(Gap::bars).sum();
    long first = GRID.index(start(bars.get(0)));
    long last = GRID.index(start(bars.get(bars.size() - 1)));
    assertThat(bars.size() + missing)
        .as("test.seed=%d, of %d", seed, whole.size())
        .isEqualTo(last - first + 1);
  }

  private static long start(String line) {
    return java.time.Instant.parse(line.substring(0, line.indexOf(','))).toEpochMilli();
  }

  private byte[] damaged(byte[] good) {
    byte[] bytes = good.clone();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> flipped(bytes, at);
      case 2 -> spliced(bytes, at, at + random.nextInt(bytes.length - at), "");
      case 3 -> spliced(bytes, at, at, noise());
      case 4 -> spliced(bytes, at, at, new String(bytes, 0, at, StandardCharsets.ISO_8859_1));
      case 5 -> withoutALine(bytes);
      default -> flipped(flipped(bytes, at), random.nextInt(bytes.length));
    };
  }

  private String noise() {
    String[] choices = {
      "-", "\"", "\n", ",", "NaN", "0", "\r", "9999999999999999999", "e9", "\u0000", "."
    };
    return choices[random.nextInt(choices.length)];
  }

  private byte[] flipped(byte[] bytes, int at) {
    bytes[at] = (byte) (bytes[at] ^ 1 << random.nextInt(8));
    return bytes;
  }

  private byte[] withoutALine(byte[] bytes) {
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
    lines.remove(1 + random.nextInt(lines.size() - 1));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, String with) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return (text.substring(0, from) + with + text.substring(to))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] good() {
    BarLines lines = new BarLines();
    lines.addHeader();
    LocalDate day = LocalDate.parse("2024-03-08");
    GeneratedMarket market =
        new GeneratedMarket(1, List.of(Samples.AAA), GRID, day, day.plusDays(3), MarketShape.USUAL);
    try (BarSource source = market.source(Samples.AAA)) {
      for (int i = 0; i < 400 && source.next(); i++) {
        if (i > 360) {
          lines.add(source);
        }
      }
    }
    return Arrays.copyOf(lines.bytes(), lines.length());
  }
}
