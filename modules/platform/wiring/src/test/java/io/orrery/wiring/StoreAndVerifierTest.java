package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orrery.ledger.FileStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Fault;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseStore;
import io.orrery.trade.Verdict;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.SignedStatement;
import io.orrery.verifier.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store writes what the verifier, which shares no code with it, calls intact. */
@Tag("U14")
class StoreAndVerifierTest {

  @TempDir Path home;

  private void record(int count) {
    Session.Control control = Samples.session(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Samples.CLOCK).open(control.recorder())) {
      store.trades().appendAll(minted(control.session(), count));
      store.equity().append(control.session().mint(Samples.equityPoint("10250.750")));
    }
  }

  private static List<Minted<Trade>> minted(Session session, int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(i -> session.mint(Samples.trade("AAPL", String.valueOf(i), "190.25")))
        .toList();
  }

  private Verdict verify(Stream stream) {
    return new Verifier(home).verify(Universe.PAPER, stream);
  }

  private Verdict.Intact intact(Stream stream) {
    Verdict verdict = verify(stream);
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    return (Verdict.Intact) verdict;
  }

  @Test
  void agreeOnEveryLedgerOfASession() {
    record(50);
    assertThat(intact(Stream.TRADES).records()).isEqualTo(50);
    assertThat(intact(Stream.EQUITY).records()).isEqualTo(1);
    intact(Stream.EVENTS);
    intact(Stream.AUDIT);
    var newest = new FileStorage(home, Samples.CLOCK).archive(Universe.PAPER).trades().after(49, 1);
    assertThat(intact(Stream.TRADES).head()).isEqualTo(newest.get(0).hash());
  }

  @Test
  void agreeOnSegmentsAndSealsOfSeveralSessions() {
    record(5);
    assumeThat(home.resolve("data/paper/sealed")).as("a store that seals").isDirectory();
    record(7);
    record(1);
    assertThat(intact(Stream.TRADES).records()).isEqualTo(13);
    assertThat(intact(Stream.TRADES).seals()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void agreeWhileTheStoreIsWriting() {
    Session.Control control = Samples.session(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Samples.CLOCK).open(control.recorder())) {
      List<Minted<Trade>> trades = minted(control.session(), 300);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> trades.forEach(store.trades()::append));
      long seen = 0;
      while (!writing.isDone()) {
        long records = intact(Stream.TRADES).records();
        assertThat(records).isGreaterThanOrEqualTo(seen);
        seen = records;
      }
      writing.join();
      assertThat(intact(Stream.TRADES).records()).isEqualTo(300);
    }
  }

  @Test
  void disagreeAfterAnEdit() throws IOException {
    record(3);
    try (java.util.stream.Stream<Path> files = Files.walk(home.resolve("data/paper"))) {
      Path file =
          files
              .filter(each -> each.getFileName().toString().matches("trades.*\\.jsonl"))
              .filter(each -> each.toFile().length() > 0)
              .findFirst()
              .orElseThrow();
      Files.writeString(
          file, Files.readString(file).replaceFirst("\"qty\":\"2\"", "\"qty\":\"9\""));
    }
    Verdict verdict = verify(Stream.TRADES);
    assertThat(verdict).isInstanceOf(Verdict.NotIntact.class);
    assertThat(((Verdict.NotIntact) verdict).fault()).isEqualTo(Fault.EDITED);
  }

  @Test
  void agreeOnWhatIsSignedAlsoAfterTheKeyHasChanged() throws IOException {
    Session.Control control = Samples.session(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Samples.CLOCK).open(control.recorder())) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("sentence", "a \"quoted\" word, a \\ and a line\nof \u00fc");
      said.put("parts", List.of(Map.of("count", 3L), Map.of("holds", true)));
      SignedStatement before = read(store.sign("a_test", said));
      store.rotateKey("a test");
      SignedStatement after = read(store.sign("a_test", said));

      assertThat(after.keyId()).isNotEqualTo(before.keyId());
      for (SignedStatement each : List.of(before, after)) {
        assertThat(each.universe()).isEqualTo(Universe.PAPER);
        assertThat(each.members()).containsAllEntriesOf(said).containsEntry("about", "a_test");
        assertThat(each.isSignedIn(home, Optional.empty())).isTrue();
        String pem = Files.readString(home.resolve("config/keys/paper-" + each.keyId() + ".pub"));
        assertThat(each.isSignedByPem(pem)).isTrue();
      }
      String first = Files.readString(home.resolve("config/keys/paper-" + before.keyId() + ".pub"));
      assertThat(after.isSignedByPem(first)).isFalse();
    }
  }

  @Test
  void nothingThatIsSignedCanPassForSomethingElseOrComeFromElsewhere() {
    Session.Control control = Samples.session(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Samples.CLOCK).open(control.recorder())) {
      for (String name : List.of("kind", "universe", "key_id", "signature", "about")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> store.sign("seal", Map.of(name, "seal")))
            .withMessageContaining(name);
      }
      String signed = store.sign("a_test", Map.of("count", 3L));
      assertThat(signed).startsWith("{\"kind\":\"statement\",").endsWith("\"}\n");
      assertThat(read(signed.replace(":3,", ":4,")).isSignedIn(home, Optional.empty())).isFalse();
      String other = signed.replace("\"universe\":\"paper\"", "\"universe\":\"simulation\"");
      assertThatThrownBy(() -> read(other).isSignedIn(home, Optional.empty()))
          .isInstanceOf(LedgerException.class);
      store.trades().append(control.session().mint(Samples.trade()));
    }
    assertThat(intact(Stream.TRADES).records()).isEqualTo(1);
  }

  private static SignedStatement read(String statement) {
    return SignedStatement.read(statement.getBytes(StandardCharsets.UTF_8));
  }
}
