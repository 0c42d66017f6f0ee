package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore.TornTail;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile lines meet the reader of records and the recovery. */
@Tag("U13")
@Tag("U14")
final class HostileLinesTest {

  private static final int RECORDS = 6;
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private static Path template;
  @TempDir private Path home;

  static Stream<String> records() throws IOException {
    return lines().records().keySet().stream();
  }

  static Stream<String> others() throws IOException {
    return lines().others().keySet().stream();
  }

  static Stream<String> otherForms() throws IOException {
    return lines().otherForms().keySet().stream();
  }

  private static HostileLines lines() throws IOException {
    if (!Files.exists(Paper.trades(template))) {
      Paper.record(template, Universe.PAPER, 1);
    }
    return new HostileLines(Files.readAllLines(Paper.trades(template)).get(0));
  }

  @ParameterizedTest
  @MethodSource("records")
  void readsALineOfThePagesForm(String name) throws IOException {
    byte[] line = lines().line(name);

    assertThatCode(() -> new LineFormat().read(line, 0, line.length)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("others")
  void refusesALineOfAnyOtherForm(String name) throws IOException {
    byte[] line = lines().line(name);

    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> readAsALineOfAFile(line))
                .isInstanceOf(StrictJson.MalformedException.class));
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void refusesJsonThatIsNotWrittenAsThePageSays(String name) throws IOException {
    refusesALineOfAnyOtherForm(name);
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void setsJsonAsideThatIsNotWrittenAsThePageSays(String name) throws IOException {
    setsItAsideAtTheEndOfALedger(name);
  }

  /** What is too long is refused where lines are cut, before anything is read as JSON. */
  private static void readAsALineOfAFile(byte[] line) throws StrictJson.MalformedException {
    if (line.length >= LineFormat.MAX_BYTES) {
      throw new StrictJson.MalformedException("too long");
    }
    new LineFormat().read(line, 0, line.length);
  }

  @ParameterizedTest
  @MethodSource("others")
  void setsItAsideAtTheEndOfALedger(String name) throws IOException {
    for (String end : List.of("\n", "")) {
      Path ledger = freshLedger(home.resolve("end" + end.length()));
      byte[] before = Files.readAllBytes(ledger);
      byte[] tail = concatenated(lines().line(name), end);
      Files.write(ledger, tail, StandardOpenOption.APPEND);

      Path root = home.resolve("end" + end.length());
      List<TornTail> torn = Paper.reopen(root).tornTails();

      assertThat(Paper.read(root)).isEqualTo(Paper.upTo(RECORDS));
      assertThat(torn).hasSize(tail.length == 0 ? 0 : 1);
      if (tail.length > 0) {
        assertThat(root.resolve("data/paper/torn").resolve(torn.get(0).keptIn()))
            .hasBinaryContent(tail);
      }
      assertThat(before).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void isDamageBeforeARecord(String name) throws IOException {
    Path ledger = freshLedger(home);
    List<byte[]> lines = Paper.lines(ledger);
    lines.add(RECORDS - 1, concatenated(lines().line(name), "\n"));
    Paper.write(ledger, lines);
    byte[] before = Files.readAllBytes(ledger);

    assertThatThrownBy(() -> Paper.reopen(home))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line " + RECORDS + " of data/paper/trades.jsonl");
    assertThat(ledger).hasBinaryContent(before);
  }

  private static Path freshLedger(Path home) {
    Paper.record(home, Universe.PAPER, RECORDS);
    return Paper.trades(home);
  }

  private static byte[] concatenated(byte[] line, String end) {
    byte[] all = Arrays.copyOf(line, line.length + end.length());
    if (!end.isEmpty()) {
      all[line.length] = '\n';
    }
    return all;
  }
}
