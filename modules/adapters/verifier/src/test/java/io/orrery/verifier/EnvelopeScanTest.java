package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.EnvelopeScan.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are records, and what they say. */
@Tag("U14")
final class EnvelopeScanTest {

  private static final String SESSION = "P-01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final String HASH = ",\"hash\":\"" + "0123456789abcdef".repeat(4) + "\"}";
  private static final String HEAD =
      "{\"schema_version\":1,\"seq\":7,\"universe\":\"paper\",\"stream\":\"trades\",\"session_id\":\""
          + SESSION
          + "\",\"recorded_at\":\"2026-01-27T16:39:54.000001Z\",\"data_lineage_id\":\"feed\","
          + "\"validity_class\":\"PAPER_ONLY\",\"type\":\"trade\"";
  private static final String GOOD = HEAD + ",\"qty\":\"1\"" + HASH;

  private static Outcome scan(EnvelopeScan scan, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return scan.scan(bytes, 0, bytes.length);
  }

  private static Outcome scan(String line) {
    return scan(new EnvelopeScan(), line);
  }

  @Test
  void readsWhatARecordSays() {
    EnvelopeScan scan = new EnvelopeScan();
    assertThat(scan(scan, GOOD)).isEqualTo(Outcome.RECORD);
    assertThat(scan.seq()).isEqualTo(7);
    assertThat(scan.universe()).isEqualTo(Universe.PAPER);
    assertThat(scan.stream()).isEqualTo(Stream.TRADES);
    assertThat(scan.session()).isEqualTo(SESSION);
    assertThat(scan(HEAD + HASH)).isEqualTo(Outcome.RECORD);
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void readsEveryStreamOfEveryUniverseBehindAnother(Stream stream) {
    EnvelopeScan scan = new EnvelopeScan();
    for (Universe universe : Universe.values()) {
      String validity =
          switch (universe) {
            case LIVE -> "LIVE_UNVERIFIED";
            case PAPER -> "PAPER_ONLY";
            case SIMULATION -> "SIM_INVALID_FOR_TRAINING";
          };
      String line =
          GOOD.replace("\"paper\"", "\"" + universe.wireName() + "\"")
              .replace("\"trades\"", "\"" + stream.wireName() + "\"")
              .replace("\"P-", "\"" + universe.letter() + "-")
              .replace("PAPER_ONLY", validity);
      for (int round = 0; round < 2; round++) {
        assertThat(scan(scan, line)).as(line).isEqualTo(Outcome.RECORD);
        assertThat(scan.universe()).isEqualTo(universe);
        assertThat(scan.stream()).isEqualTo(stream);
        assertThat(scan.session()).isEqualTo(universe.letter() + SESSION.substring(1));
      }
      assertThat(scan(scan, line.replace(validity, "NO_CLASS"))).isEqualTo(Outcome.NO_RECORD);
      assertThat(scan(scan, line.replace("\"" + universe.letter() + "-", "\"X-")))
          .isEqualTo(Outcome.NO_RECORD);
    }
    assertThat(scan(GOOD.replace("PAPER_ONLY", "LIVE_UNVERIFIED"))).isEqualTo(Outcome.NO_RECORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\"seq\":7|\"seq\":0",
        "\"seq\":7|\"seq\":-7",
        "\"seq\":7|\"seq\":07",
        "\"seq\":7|\"seq\":\"7\"",
        "\"seq\":7|\"seq\":9223372036854775808",
        "\"seq\":7|\"seq\":7.0",
        "\"universe\":\"paper\"|\"universe\":\"Paper\"",
        "\"universe\":\"paper\"|\"universes\":\"paper\"",
        "\"universe\":\"paper\"|\"universe\":\"live\"",
        "\"stream\":\"trades\"|\"stream\":\"trade\"",
        "\"stream\":\"trades\"|\"streams\":\"trades\"",
        "\"session_id\"|\"session\"",
        "P-01ARZ|P-81ARZ",
        "P-01ARZ|L-01ARZ",
        "P-01ARZ|P-01ARI",
        "G5FAV\"|G5FA\"",
        "\"recorded_at\"|\"recorded\"",
        "16:39:54|16:39:60",
        "16:39:54|16:60:54",
        "Z\",\"data|\",\"data",
        "\"data_lineage_id\":\"feed\"|\"data_lineage_id\":1",
        "\"data_lineage_id\"|\"lineage_id\"",
        "\"validity_class\"|\"validity\"",
        "PAPER_ONLY|PAPER",
        "\"PAPER_ONLY\"|\"PAPER_ONLY\",\"validity_reasons\":[]",
        "\"PAPER_ONLY\"|\"PAPER_ONLY\",\"validity_reasons\":[1]",
        "\"PAPER_ONLY\"|\"PAPER_ONLY\",\"validity_reasons\":[\"A\"]",
        "\"PAPER_ONLY\"|\"PAPER_ONLY\",\"validity_reasons\":[\"a\",]",
        "\"PAPER_ONLY\"|\"PAPER_ONLY\",\"validity_reasons\":[\"a\";\"b\"]",
        "\"PAPER_ONLY\"|\"PAPER_ONLY\",\"validity_reasons\":[\"a\"",
        "\"type\":\"trade\"|\"type\":\"Trade\"",
        "\"type\":\"trade\"|\"type\":\"\"",
        "\"type\":\"trade\"|\"type\":1",
        "\"type\":\"trade\"|\"types\":\"trade\"",
        "\"qty\":\"1\"|\"qty\":null",
        "\"qty\":\"1\"|\"qty\":",
        "\"qty\":\"1\"|\"qty\"",
        "\"qty\":\"1\"|1:1",
        "\"qty\":\"1\"|\"qty\":\"1\",\"qty\":\"1\"",
        "\"qty\":\"1\"|\"qty\":\"1\",",
        "\"qty\":\"1\"|\"qty\":\"1\" ",
        ",\"qty\"|;\"qty\"",
        "\"hash\":|\"hush\":",
        "abcdef\"}|abcdeF\"}",
        "abcdef\"}|abcdeg\"}",
        "abcdef\"}|abcdef\"]",
        "abcdef\"}|abcdef'}",
        "\"hash\":\"0|\"hash\":\"G",
      })
  void refusesALineWithAnotherMember(String part, String other) {
    String bad = GOOD.replace(part, other);
    assertThat(bad).isNotEqualTo(GOOD);
    EnvelopeScan scan = new EnvelopeScan();
    assertThat(scan(scan, bad)).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(scan, GOOD)).isEqualTo(Outcome.RECORD);
    assertThat(scan(scan, bad)).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(scan, GOOD)).isEqualTo(Outcome.RECORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"PAPER_ONLY\",\"validity_reasons\":[\"a\"]",
        "\"PAPER_ONLY\",\"validity_reasons\":[\"a\",\"b_c\",\"\"]",
      })
  void readsTheReasonsOfAValidity(String validity) {
    assertThat(scan(GOOD.replace("\"PAPER_ONLY\"", validity))).isEqualTo(Outcome.RECORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema_version",
        "seq",
        "universe",
        "stream",
        "session_id",
        "recorded_at",
        "data_lineage_id",
        "validity_class",
        "validity_reasons",
        "type",
        "hash"
      })
  void leavesTheNamesOfTheEnvelopeToIt(String name) {
    assertThat(scan(GOOD.replace("qty", name))).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(GOOD.replace("qty", name + "2"))).isEqualTo(Outcome.RECORD);
    assertThat(scan(GOOD.replace("qty", name.substring(1)))).isEqualTo(Outcome.RECORD);
    assertThat(scan(GOOD.replace("qty", name.substring(1) + "x"))).isEqualTo(Outcome.RECORD);
  }

  @Test
  void takesNamesOfAnyLengthAndTypesOf64Characters() {
    for (int length = 0; length < 80; length++) {
      assertThat(scan(GOOD.replace("qty", "x".repeat(length)))).isEqualTo(Outcome.RECORD);
      assertThat(scan(GOOD.replace("\"trade\"", "\"" + "x".repeat(length) + "\"")))
          .isEqualTo(length >= 1 && length <= 64 ? Outcome.RECORD : Outcome.NO_RECORD);
    }
  }

  @Test
  void findsANameThatIsThereTwiceAmongMany() {
    StringBuilder members = new StringBuilder("\"k\":1");
    for (int i = 0; i < 100; i++) {
      members.append(",\"k").append(i).append("\":1");
    }
    assertThat(scan(GOOD.replace("\"qty\":\"1\"", members))).isEqualTo(Outcome.RECORD);
    members.append(",\"k17\":2");
    assertThat(scan(GOOD.replace("\"qty\":\"1\"", members))).isEqualTo(Outcome.NO_RECORD);
  }

  @Test
  void refusesALineThatIsCutOffAnywhereOrGoesOn() {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < good.length; end++) {
      assertThat(new EnvelopeScan().scan(good, 0, end)).isEqualTo(Outcome.NO_RECORD);
      assertThat(new EnvelopeScan().scan(Arrays.copyOf(good, end), 0, end))
          .isEqualTo(Outcome.NO_RECORD);
    }
    assertThat(scan(GOOD + " ")).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(GOOD + GOOD)).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan("{\"schema_version\":1,\"seq\":" + HASH)).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan("{\"schema_version\":1,\"seq\":7" + HASH)).isEqualTo(Outcome.NO_RECORD);
  }

  @Test
  void readsALineInTheMidstOfABuffer() {
    byte[] buffer = ("before\n" + GOOD + "\n" + GOOD).getBytes(StandardCharsets.UTF_8);
    EnvelopeScan scan = new EnvelopeScan();
    for (int round = 0; round < 2; round++) {
      assertThat(scan.scan(buffer, 7, 7 + GOOD.length())).isEqualTo(Outcome.RECORD);
      assertThat(scan.scan(buffer, 6, 7 + GOOD.length())).isEqualTo(Outcome.NO_RECORD);
      assertThat(scan.scan(buffer, 8, 7 + GOOD.length())).isEqualTo(Outcome.NO_RECORD);
      assertThat(scan.scan(buffer, 7, 8 + GOOD.length())).isEqualTo(Outcome.NO_RECORD);
    }
  }

  @Test
  void readsEveryNumberOfARecord() {
    EnvelopeScan scan = new EnvelopeScan();
    for (long seq : new long[] {1, 9, 10, 123, 1_000_000, Long.MAX_VALUE}) {
      assertThat(scan(scan, GOOD.replace("\"seq\":7", "\"seq\":" + seq))).isEqualTo(Outcome.RECORD);
      assertThat(scan.seq()).isEqualTo(seq);
    }
  }

  @Test
  void takesTheEnvelopeOfEachLineAndNotOfTheLineBefore() {
    String other = GOOD.replace("G5FAV", "G5FAW").replace("\"feed\"", "\"other\"");
    EnvelopeScan scan = new EnvelopeScan();
    assertThat(scan(scan, GOOD)).isEqualTo(Outcome.RECORD);
    assertThat(scan(scan, other)).isEqualTo(Outcome.RECORD);
    assertThat(scan.session()).endsWith("W");
    assertThat(scan(scan, GOOD)).isEqualTo(Outcome.RECORD);
    assertThat(scan.session()).endsWith("V");
    String live = GOOD.replace("\"paper\"", "\"live\"").replace("P-01", "L-01");
    assertThat(scan(scan, live)).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(scan, live.replace("PAPER_ONLY", "LIVE_UNVERIFIED"))).isEqualTo(Outcome.RECORD);
    assertThat(scan(scan, live)).isEqualTo(Outcome.NO_RECORD);
  }

  @Test
  void leavesTheHashesDigitsToOthersWhereItIsTold() {
    String bad = GOOD.replace("abcdef\"}", "abcdeG\"}");
    assertThat(scan(new EnvelopeScan(false), bad)).isEqualTo(Outcome.RECORD);
    assertThat(scan(new EnvelopeScan(true), bad)).isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(new EnvelopeScan(false), bad.replace("\"}", "\"]")))
        .isEqualTo(Outcome.NO_RECORD);
    assertThat(scan(new EnvelopeScan(false), bad.replace("G\"}", "G'}")))
        .isEqualTo(Outcome.NO_RECORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema_version\":2}|NEWER",
        "{\"schema_version\":10}|NEWER",
        "{\"schema_version\":19,\"anything\":[1,{\"a\":true}]}|NEWER",
        "{\"schema_version\":1}|NO_RECORD",
        "{\"schema_version\":0}|NO_RECORD",
        "{\"schema_version\":-2}|NO_RECORD",
        "{\"schema_version\":-20}|NO_RECORD",
        "{\"schema_version\":02}|NO_RECORD",
        "{\"schema_version\":\"2\"}|NO_RECORD",
        "{\"schema_version\":2|NO_RECORD",
        "{\"schema_version\":2}}|NO_RECORD",
        "{\"schema_version\":2,}|NO_RECORD",
        "{\"schema_version\":|NO_RECORD",
        "{\"schema\":2}|NO_RECORD",
        "x|NO_RECORD",
      })
  void tellsANewerSchemaFromNoRecord(String line, Outcome outcome) {
    assertThat(scan(line)).isEqualTo(outcome);
  }
}
