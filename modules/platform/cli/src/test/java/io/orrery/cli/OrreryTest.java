package io.orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess.Ended;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.SampleHome;
import io.orrery.verifier.SampleLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line from outside: a real process, its output and its exit code. */
@Tag("U14")
class OrreryTest {

  @TempDir Path root;
  Path home = Path.of("");
  Path key = Path.of("");
  Path active = Path.of("");

  @BeforeEach
  void write() throws IOException {
    home = root.resolve("home");
    SampleHome sample = new SampleHome(home, Universe.PAPER, 1);
    key = sample.publicKey();
    SampleLedger ledger = sample.ledger(Stream.TRADES);
    ledger.append(3).seal("size");
    Files.writeString(root.resolve("3.checkpoint"), ledger.checkpoint());
    ledger.append(4);
    Files.writeString(root.resolve("7.checkpoint"), ledger.checkpoint());
    active = ledger.active();
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(root).run(arguments);
  }

  @Test
  void saysInOneSentenceThatALedgerIsIntactAndEndsWithZero() {
    Ended ended =
        run(
            "verify",
            "--home",
            home,
            "--stream",
            "trades",
            "--checkpoint",
            root.resolve("7.checkpoint"));
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines())
        .singleElement()
        .asString()
        .startsWith("paper trades: intact: 7 records, head ");
  }

  @Test
  void namesFileLineByteSeqAndKindAndEndsWithOne() throws IOException {
    String text = Files.readString(active);
    Files.writeString(active, text.replaceFirst("SYM5", "SYM6"));
    Ended ended = run("verify", "--home", home, "--universe", "paper", "--stream", "trades");
    assertThat(ended.code()).isEqualTo(1);
    long offset = text.indexOf('\n') + 1L;
    assertThat(ended.out())
        .startsWith(
            "paper trades: not intact: edited at data/paper/trades.jsonl line 2 byte "
                + offset
                + " seq 5: ");
    Ended json =
        run("verify", "--home", home, "--universe", "paper", "--stream", "trades", "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out())
        .contains("\"verdict\":\"not_intact\",\"fault\":\"edited\"", "\"byte\":" + offset);
  }

  @Test
  void verifiesACopyWithoutItsKeysGivenTheKey() throws IOException {
    Path elsewhere = root.resolve("auditor.pem");
    Files.move(key, elsewhere);
    Ended without = run("verify", "--home", home, "--stream", "trades");
    assertThat(without.code()).isEqualTo(4);
    assertThat(without.err()).contains("cannot read the public key");
    assertThat(run("verify", "--home", home, "--stream", "trades", "--key", elsewhere).code())
        .isZero();
  }

  @Test
  void endsWithTwoForWrongUsageAndFourForWhatItCannotRead() {
    assertThat(run("verify", "--universe", "moon").code()).isEqualTo(2);
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("verify", "--home", root.resolve("nowhere")).code()).isEqualTo(4);
    assertThat(run("verify", "--home", root).code()).isEqualTo(4);
    String some = "R-01KG0000000000000000000000";
    Ended both = run("verify", "--home", home, "--run", some, "--import", some);
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("mutually exclusive");
    Ended beside = run("verify", "--home", home, "--run", some, "--universe", "live");
    assertThat(beside.code()).isEqualTo(2);
    assertThat(beside.err()).contains("must not stand beside --run or --import");
  }

  @Test
  void provesAndChecksWithoutTheHome() throws IOException {
    List<Object> ledger = List.of("--home", home, "--universe", "paper", "--stream", "trades");
    Path inclusion = printed("inclusion", ledger, "--seq", "5", "--size", "7");
    List<String> lines = Files.readAllLines(active, StandardCharsets.UTF_8);
    Files.writeString(root.resolve("record"), lines.get(1) + "\n");
    String previous = lines.get(0).substring(lines.get(0).length() - 66, lines.get(0).length() - 2);
    Path seventh = root.resolve("7.checkpoint");
    Ended shown =
        run(
            "proof",
            "check",
            inclusion,
            "--key",
            key,
            "--checkpoint",
            seventh,
            "--record",
            root.resolve("record"),
            "--previous",
            previous);
    assertThat(shown.out()).isEqualTo("inclusion 5 in 7: shown\n");
    Files.writeString(root.resolve("record"), lines.get(1).replace("buy", "bUy") + "\n");
    Ended edited =
        run(
            "proof",
            "check",
            inclusion,
            "--key",
            key,
            "--checkpoint",
            seventh,
            "--record",
            root.resolve("record"),
            "--previous",
            previous);
    assertThat(edited.code()).isEqualTo(1);
    Path consistency = printed("consistency", ledger, "--earlier", "3", "--size", "7");
    Ended grown =
        run(
            "proof",
            "check",
            consistency,
            "--key",
            key,
            "--checkpoint",
            seventh,
            "--earlier",
            root.resolve("3.checkpoint"));
    assertThat(grown.code()).as(grown.err()).isZero();
  }

  private Path printed(String kind, List<Object> ledger, Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("proof", kind));
    arguments.addAll(ledger);
    arguments.addAll(List.of(more));
    Ended ended = run(arguments.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    return Files.writeString(root.resolve(kind + ".proof"), ended.out());
  }
}
