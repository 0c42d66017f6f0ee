package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A target for {@code -Pfuzz}: whatever bytes are imported, each line is read or refused with a
 * sentence. {@link ImportFuzzTest} tries the kept inputs in every build.
 */
class ImportFuzz {

  @FuzzTest(maxDuration = "10m")
  void everyLineIsReadOrRefusedWithASentence(byte[] body) {
    NdjsonLines lines = new NdjsonLines(new ByteArrayInputStream(body));
    long last = 0;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      assertThat(line.get().number()).isEqualTo(++last);
      assertThat(line.get().bytes()).hasSizeLessThanOrEqualTo(NdjsonLines.MAX_LINE_BYTES);
      read(line.get());
    }
    assertThat(last).isLessThanOrEqualTo(body.length);
  }

  private static void read(NdjsonLines.Line line) {
    try {
      line.requireReadable();
      FlatObject object = FlatObject.read(line.bytes(), "line", TradeRequest.SHAPE);
      Optional<String> symbol = object.optional("symbol", text -> text);
      assertThat(symbol.filter(text -> text.indexOf('\0') > 0 && text.isBlank())).isEmpty();
    } catch (ProblemException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
