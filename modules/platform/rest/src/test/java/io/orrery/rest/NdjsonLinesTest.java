package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {

  @Test
  void splitsAtLf() {
    assertThat(lines("a\nbc\n\nd")).containsExactly("1:a", "2:bc", "3:", "4:d");
  }

  @Test
  void hasNoLineAfterALastLf() {
    assertThat(lines("a\n")).containsExactly("1:a");
    assertThat(lines("\n")).containsExactly("1:");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void keepsLinesWholeAcrossItsBuffer() {
    String line = "x".repeat(NdjsonLines.MAX_LINE_BYTES);
    assertThat(lines(line + "\n" + line)).containsExactly("1:" + line, "2:" + line);
  }

  @Test
  void skipsALineThatIsTooLongAndGoesOn() {
    NdjsonLines lines =
        read(new SequenceInputStream(new Endless('x', 50_000_000), bytes("\nnext\n")));
    NdjsonLines.Line tooLong = lines.next().orElseThrow();
    assertThat(tooLong.tooLong()).isTrue();
    assertThat(tooLong.bytes()).hasSize(NdjsonLines.MAX_LINE_BYTES);
    assertThatThrownBy(tooLong::requireReadable)
        .hasMessage("the line must have at most 65536 bytes, had more");
    assertThat(new String(lines.next().orElseThrow().bytes(), StandardCharsets.UTF_8))
        .isEqualTo("next");
  }

  @Test
  void refusesBlankLinesAndCarriageReturns() {
    NdjsonLines lines = read(bytes("\n{}\r\n"));
    assertThatThrownBy(lines.next().orElseThrow()::requireReadable)
        .hasMessage("the line must be one JSON object, was blank");
    assertThatThrownBy(lines.next().orElseThrow()::requireReadable)
        .hasMessage("the line must end with LF alone and have no CR, had one");
  }

  private static List<String> lines(String text) {
    NdjsonLines lines = read(bytes(text));
    List<String> found = new ArrayList<>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      found.add(line.get().number() + ":" + new String(line.get().bytes(), StandardCharsets.UTF_8));
    }
    return found;
  }

  private static NdjsonLines read(InputStream in) {
    return new NdjsonLines(in);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One byte many times, without holding them. */
  private static final class Endless extends InputStream {
    private final int what;
    private long left;

    Endless(int what, long left) {
      this.what = what;
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? what : -1;
    }
  }
}
