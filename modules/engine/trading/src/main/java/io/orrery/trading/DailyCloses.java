package io.orrery.trading;

import io.orrery.risk.Returns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last closes of one symbol, one a day, the newest 400 days. Safe for use by many threads. */
final class DailyCloses {

  private static final int KEPT = 400;

  private int[] days = new int[32];
  private double[] closes = new double[32];
  private int size;
  private @Nullable Returns returns;

  /** The close of a day, or a newer one of the newest day; an earlier day changes nothing. */
  synchronized void put(int day, double close) {
    if (size > 0 && day < days[size - 1]) {
      return;
    }
    if (size == 0 || day > days[size - 1]) {
      makeRoom();
      size++;
    }
    days[size - 1] = day;
    closes[size - 1] = close;
    returns = null;
  }

  synchronized Returns returns() {
    Returns known = returns;
    if (known == null) {
      known = Returns.ofCloses(Arrays.copyOf(days, size), Arrays.copyOf(closes, size));
      returns = known;
    }
    return known;
  }

  private void makeRoom() {
    if (size < days.length) {
      return;
    }
    if (size >= 2 * KEPT) {
      System.arraycopy(days, size - KEPT, days, 0, KEPT);
      System.arraycopy(closes, size - KEPT, closes, 0, KEPT);
      size = KEPT;
    } else {
      days = Arrays.copyOf(days, 2 * size);
      closes = Arrays.copyOf(closes, 2 * size);
    }
  }
}
