package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a file with their numbers and places, against a reading of the whole text. */
@Tag("U14")
final class LineReaderTest {

  private static final int MAX = LineReader.MAX_LINE;

  @TempDir private Path folder;

  private record Read(
      long number, long offset, long next, boolean complete, boolean tooLong, String text) {}

  private Segment segment(String text, long length) throws IOException {
    Path file = folder.resolve("lines");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    Sha256 hash = Sha256.of(new byte[0]);
    return new Segment(file, "lines", 1, hash, List.of(), Optional.empty(), length);
  }

  private static List<Read> read(Segment segment, long offset, long before) throws IOException {
    List<Read> all = new ArrayList<>();
    try (LineReader lines = LineReader.open(segment, offset, before)) {
      while (lines.advance()) {
        String text =
            lines.isTooLong() ? "" : new String(lines.copy(), StandardCharsets.ISO_8859_1);
        all.add(
            new Read(
                lines.number(),
                lines.offset(),
                lines.nextOffset(),
                lines.isComplete(),
                lines.isTooLong(),
                text));
      }
      assertThat(lines.advance()).isFalse();
    }
    return all;
  }

  private static List<Read> expected(String text, int from, long before) {
    List<Read> all = new ArrayList<>();
    int at = from;
    while (at < text.length()) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      boolean tooLong = end - at + 1 > MAX;
      String line = tooLong ? "" : text.substring(at, end);
      int next = feed < 0 ? end : end + 1;
      all.add(new Read(before + all.size() + 1, at, next, feed >= 0, tooLong, line));
      at = next;
    }
    return all;
  }

  private void check(String text) throws IOException {
    Segment segment = segment(text, Long.MAX_VALUE);
    assertThat(read(segment, 0, 0)).isEqualTo(expected(text, 0, 0));
  }

  @Test
  void readsLinesOfEveryShortLength() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("x".repeat(i)).append('\n');
      check(text.toString());
      check(text + "rest");
      check("\n".repeat(i));
    }
    check("");
  }

  @Test
  void takesNoOtherByteForALineFeed() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int round = 0; round < 9; round++) {
      text.append("x".repeat(round));
      for (char c = 0; c < 256; c++) {
        text.append(c);
      }
    }
    check(text.toString());
  }

  @Test
  void knowsHowLongALineMayBe() throws IOException {
    for (int length : new int[] {MAX - 2, MAX - 1, MAX, MAX + 1, 2 * MAX, 4 * MAX - 1, 4 * MAX}) {
      check("x".repeat(length));
      check("x".repeat(length) + "\n");
      check("first\n" + "x".repeat(length) + "\nlast\n");
      check("first\n" + "x".repeat(length) + "\n" + "y".repeat(length) + "\nlast");
    }
    check("x".repeat(20 * MAX + 17) + "\nlast\n");
    check("x".repeat(20 * MAX + 17));
  }

  @Test
  void readsLinesOfRandomLengthsFromEveryLineOn() throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      int length = random.nextInt(10) == 0 ? random.nextInt(5 * MAX) : random.nextInt(9_000);
      text.append("x".repeat(length)).append('\n');
    }
    Segment segment = segment(text.toString(), Long.MAX_VALUE);
    List<Read> all = read(segment, 0, 0);
    assertThat(all).isEqualTo(expected(text.toString(), 0, 0));
    for (Read line : all) {
      assertThat(read(segment, line.next(), line.number()))
          .isEqualTo(expected(text.toString(), Math.toIntExact(line.next()), line.number()));
    }
  }

  @Test
  void looksAtNothingBehindTheLengthThatItWasTold() throws IOException {
    String text = "first\nsecond\nthird\n";
    for (int length = 0; length <= text.length(); length++) {
      Segment segment = segment(text, length);
      assertThat(read(segment, 0, 0)).isEqualTo(expected(text.substring(0, length), 0, 0));
    }
    assertThat(read(segment(text, 13), 6, 1)).isEqualTo(expected("first\nsecond\n", 6, 1));
    String large = "x".repeat(MAX - 1) + "\n";
    Segment segment = segment(large.repeat(6), 5 * MAX + 3);
    assertThat(read(segment, 0, 0)).isEqualTo(expected(large.repeat(5) + "xxx", 0, 0));
  }

  @Test
  void refusesToBeginBehindTheEnd() throws IOException {
    Segment segment = segment("first\n", Long.MAX_VALUE);
    assertThatThrownBy(() -> LineReader.open(segment, 7, 1)).isInstanceOf(EOFException.class);
    assertThat(read(segment, 6, 1)).isEmpty();
  }
}
