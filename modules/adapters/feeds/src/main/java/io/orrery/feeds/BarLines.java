package io.orrery.feeds;

import io.orrery.market.BarSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * From bars to lines of CSV in one canonical form: the shortest decimal that reads back as the same
 * double, instants in UTC with seconds, one line feed a line. Of use to one thread.
 */
final class BarLines {

  /** The header of every file that is written. */
  static final String HEADER = "timestamp,open,high,low,close,volume\n";

  /** A line has at most a time and five numbers of at most 25 characters. */
  private static final int LONGEST = 256;

  private static final long DAY = 86_400_000;
  private static final double[] POWER = {1, 10, 100, 1000, 10_000};

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private long lastDay = Long.MIN_VALUE;
  private byte[] lastDate = new byte[0];

  /** Adds the header. */
  void addHeader() {
    add(HEADER);
  }

  /** Adds the bar on which a source stands. */
  void add(BarSource bar) {
    add(
        bar.startMillis(),
        bar.openPrice(),
        bar.highPrice(),
        bar.lowPrice(),
        bar.closePrice(),
        bar.volume());
  }

  /** Adds a bar. */
  void add(long start, double open, double high, double low, double close, double volume) {
    reserve();
    addTime(start);
    addNumber(open);
    addNumber(high);
    addNumber(low);
    addNumber(close);
    addNumber(volume);
    bytes[length++] = '\n';
  }

  /** How many bytes wait. */
  int length() {
    return length;
  }

  /** The bytes that wait, from 0 to below {@link #length()}. */
  byte[] bytes() {
    return bytes;
  }

  /** Forgets the bytes that wait. */
  void clear() {
    length = 0;
  }

  private void addTime(long start) {
    long day = Math.floorDiv(start, DAY);
    if (day != lastDay) {
      lastDay = day;
      lastDate = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
    }
    long millis = Math.floorMod(start, DAY);
    if (millis % 1000 != 0) {
      add(Instant.ofEpochMilli(start).atOffset(ZoneOffset.UTC).toString());
      return;
    }
    System.arraycopy(lastDate, 0, bytes, length, lastDate.length);
    length += lastDate.length;
    addTwo(millis / 3_600_000, ':');
    addTwo(millis / 60_000 % 60, ':');
    addTwo(millis / 1000 % 60, 'Z');
  }

  private void addTwo(long value, char end) {
    bytes[length++] = (byte) ('0' + value / 10);
    bytes[length++] = (byte) ('0' + value % 10);
    bytes[length++] = (byte) end;
  }

  private void addNumber(double value) {
    bytes[length++] = ',';
    for (int places = 0; places < POWER.length; places++) {
      long digits = Math.round(value * POWER[places]);
      if (digits >= 1L << 50) {
        break;
      }
      if (digits / POWER[places] == value) {
        addDecimal(digits, places);
        return;
      }
    }
    add(new BigDecimal(Double.toString(value)).toPlainString());
  }

  private void addDecimal(long digits, int places) {
    long whole = digits / (long) POWER[places];
    addWhole(whole);
    if (places > 0) {
      bytes[length++] = '.';
      long rest = digits - whole * (long) POWER[places];
      for (int place = places - 1; place >= 0; place--) {
        bytes[length++] = (byte) ('0' + rest / (long) POWER[place] % 10);
      }
    }
  }

  private void addWhole(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void add(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    reserve(ascii.length);
    System.arraycopy(ascii, 0, bytes, length, ascii.length);
    length += ascii.length;
  }

  private void reserve() {
    reserve(LONGEST);
  }

  private void reserve(int more) {
    if (bytes.length - length < more + LONGEST) {
      bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more + LONGEST));
    }
  }
}
