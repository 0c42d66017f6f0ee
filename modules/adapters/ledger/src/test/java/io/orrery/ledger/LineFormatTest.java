package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.SourceName;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a record, which are final. */
final class LineFormatTest {

  @TempDir private Path home;

  @Test
  @Tag("U3")
  @Tag("U14")
  @Tag("U20")
  void writesExactlyTheseBytes() throws IOException {
    Session.Control control = Paper.begin(Universe.SIMULATION);
    List<Recorded<EquityPoint>> recorded;
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(control.recorder())) {
      recorded =
          store
              .equity()
              .appendAll(
                  List.of(
                      control.session().mint(point("100000.00", true)),
                      control.session().mint(point("-0.10", false))));
    }

    Path ledger = Paper.sealed(home, Universe.SIMULATION, Stream.EQUITY, 1);
    byte[] genesis = sha256(Files.readAllBytes(home.resolve("data/simulation/identity.json")));
    String id = control.session().id().value();
    byte[] first = line("simulation", "equity", genesis, body(id, 1, "100000.00", "true"));
    byte[] second = line("simulation", "equity", hashOf(first), body(id, 2, "-0.10", "false"));
    assertThat(Files.readString(ledger)).isEqualTo(Paper.text(first) + Paper.text(second));
    assertThat(recorded.get(1).hash().raw()).isEqualTo(hashOf(second));
  }

  @Test
  void leavesEmptyReasonsOutAndWritesAnIdentityOnce() throws IOException {
    Paper.record(home, Universe.PAPER, 1);

    assertThat(Files.readString(Paper.trades(home)))
        .contains("\"validity_class\":\"PAPER_ONLY\",\"type\":\"trade\",\"symbol\":\"AAPL\"")
        .doesNotContain("validity_reasons")
        .doesNotContain("mic");
    assertThat(Files.readString(home.resolve("data/paper/identity.json")))
        .matches(
            "\\{\"format_version\":1,\"universe\":\"paper\",\"deployment_id\":\"[0-9a-f-]{36}\","
                + "\"created_at\":\"2026-01-27T12:00:00Z\",\"key_id\":\"[0-9a-f]{16}\"}\n");
  }

  @Test
  void readsWhatItWrote() throws Exception {
    Paper.record(home, Universe.PAPER, 1);
    byte[] line = Files.readAllBytes(Paper.trades(home));

    Line read = new LineFormat().read(line, 0, line.length - 1);

    assertThat(read.seq()).isEqualTo(1);
    assertThat(read.fact().fields()).containsEntry("qty", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"qty\":\"1\" => \"qty\":1.0",
        "\"qty\":\"1\" => \"qty\":1e3",
        "\"qty\":\"1\" => \"qty\":NaN",
        "\"qty\":\"1\" => \"qty\":Infinity",
        "\"qty\":\"1\" => \"qty\":null",
        "\"qty\":\"1\" => \"qty\":01",
        "\"qty\":\"1\" => \"qty\":99999999999999999999999999999999999999999",
        "\"qty\":\"1\" => \"qty\":\"1\",\"qty\":\"1\"",
        "\"qty\":\"1\" => \"qty\":'1'",
        "\"qty\":\"1\" => \"qty\":\"\\ud800\"",
        "\"qty\":\"1\" => \"qty\":\"\\x31\"",
        "\"qty\":\"1\" => \"qty\":\"a\tb\"",
        "\"qty\":\"1\" => \"hash\":\"1\"",
        "\"qty\":\"1\" => \"seq\":1",
        "\"seq\":1, => ",
        "\"seq\":1 => \"seq\":\"1\"",
        "\"seq\":1 => \"seq\":0",
        "\"seq\":1 => \"seq\":-1",
        "\"seq\":1 => \"more\":1,\"seq\":1",
        "\"schema_version\":1 => \"schema_version\":0",
        "\"universe\":\"paper\" => \"universe\":\"PAPER\"",
        "\"universe\":\"paper\" => \"universe\":\"live\"",
        "\"stream\":\"trades\" => \"stream\":\"trade\"",
        "\"session_id\":\"P- => \"session_id\":\"X-",
        "PAPER_ONLY => LIVE_VERIFIED",
        "PAPER_ONLY => paper_only",
        "PAPER_ONLY\" => PAPER_ONLY\",\"validity_reasons\":[]",
        "PAPER_ONLY\" => PAPER_ONLY\",\"validity_reasons\":[\"no_such\"]",
        "\"recorded_at\":\"2026-01-27T12:00:00Z => \"recorded_at\":\"2026-01-27T12:00:00",
        "\"recorded_at\":\"2026-01-27T12:00:00Z => \"recorded_at\":\"2026-01-27T13:00:00+01:00",
        "\"recorded_at\":\"2026-01-27T12:00:00Z => \"recorded_at\":\"2026-01-27T23:59:60Z",
        "\"type\":\"trade\", => ",
        ",\"hash\":\" => ,\"Hash\":\"",
        "{\"schema => [{\"schema",
        "\"} => \"}{}",
        "\"} => \"} {}",
        "{\"schema => \ufeff{\"schema",
      })
  @Tag("U14")
  void refusesALineThatIsNotStrict(String change) throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    String line = Files.readString(Paper.trades(home)).strip();
    String[] parts = change.split(" => ", -1);
    assertThat(line).contains(parts[0]);

    requireMalformed(line.replace(parts[0], parts[1]).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    for (String hex : List.of("ff", "c0af", "eda080", "f4908080", "c3", "80")) {
      requireMalformed(withSymbol(HexFormat.of().parseHex(hex)));
    }
  }

  @Test
  void refusesDeepNesting() throws IOException {
    requireMalformed(withExtra("[".repeat(32) + "]".repeat(32)));
    requireMalformed(withExtra("[".repeat(9_000) + "]".repeat(9_000)));
  }

  @Test
  void readsNestingAsDeepAsItMayBe() throws Exception {
    byte[] line = withExtra("[".repeat(31) + "]".repeat(31));

    assertThat(new LineFormat().read(line, 0, line.length).fact().fields()).containsKey("extra");
  }

  private byte[] withExtra(String json) throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    String line = Files.readString(Paper.trades(home)).lines().findFirst().orElseThrow();
    return line.replace("\"qty\":", "\"extra\":" + json + ",\"qty\":")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] withSymbol(byte[] symbol) throws IOException {
    String[] parts = Paper.text(withExtra("0")).split("AAPL", -1);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
    line.writeBytes(symbol);
    line.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
    return line.toByteArray();
  }

  private static void requireMalformed(byte[] line) {
    assertThatThrownBy(() -> new LineFormat().read(line, 0, line.length))
        .isInstanceOf(StrictJson.MalformedException.class);
  }

  private static EquityPoint point(String equity, boolean open) {
    return new EquityPoint(
        Instant.parse("2026-01-27T11:59:59.500Z"),
        new CurrencyCode("USD"),
        new Amount(new BigDecimal(equity)),
        new Amount(new BigDecimal("1E+1").setScale(1)),
        Optional.empty(),
        Optional.of(open),
        Optional.of(new SourceName("paper broker")),
        Optional.empty());
  }

  private static String body(String session, int seq, String equity, String open) {
    return "{\"schema_version\":1,\"seq\":"
        + seq
        + ",\"universe\":\"simulation\""
        + ",\"stream\":\"equity\",\"session_id\":\""
        + session
        + "\""
        + ",\"recorded_at\":\"2026-01-27T12:00:00Z\",\"data_lineage_id\":\"unknown\""
        + ",\"validity_class\":\"SIM_INVALID_FOR_TRAINING\",\"validity_reasons\":["
        + "\"latency_not_modelled\",\"slippage_not_modelled\",\"fees_not_modelled\","
        + "\"partial_fills_not_modelled\",\"fills_too_early\",\"market_hours_not_respected\","
        + "\"lineage_not_verified\"]"
        + ",\"type\":\"equity_point\",\"observed_at\":\"2026-01-27T11:59:59.500Z\""
        + ",\"currency\":\"USD\",\"equity\":\""
        + equity
        + "\",\"cash\":\"10.0\""
        + ",\"market_open\":"
        + open
        + ",\"source\":\"paper broker\"";
  }

  /** A line as the format's description has it, made without the code under test. */
  private static byte[] line(String universe, String stream, byte[] previous, String body) {
    byte[] hash =
        sha256(
            universe.getBytes(StandardCharsets.UTF_8),
            new byte[1],
            stream.getBytes(StandardCharsets.UTF_8),
            new byte[1],
            previous,
            (body + "}").getBytes(StandardCharsets.UTF_8));
    return (body + ",\"hash\":\"" + HexFormat.of().formatHex(hash) + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The line with a hash that fits again. */
  static byte[] rehashed(String universe, String stream, byte[] previous, byte[] line) {
    String text = Paper.text(line);
    return line(universe, stream, previous, text.substring(0, text.lastIndexOf(",\"hash\":\"")));
  }

  /** The hash that a line says it has. */
  static byte[] hashOf(byte[] line) {
    String text = Paper.text(line);
    int at = text.lastIndexOf(",\"hash\":\"") + 9;
    return HexFormat.of().parseHex(text.substring(at, at + 64));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
