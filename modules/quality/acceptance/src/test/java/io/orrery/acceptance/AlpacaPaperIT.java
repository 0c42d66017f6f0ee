package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.broker.alpaca.AlpacaStub;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PAPER trades with Alpaca in the packaged server; Alpaca is a stub on loopback. */
class AlpacaPaperIT {

  private static final String PAPER = "api/v1/universes/paper/";
  private static final Duration SOON = Duration.ofSeconds(120);

  private final AlpacaHome home = new AlpacaHome(Universe.PAPER);

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  @Tag("U7")
  void anOrderByHandIsFilledByTheStreamAndSentOnceWhateverTheConnectionDoes() throws Exception {
    home.configure("risk.price-collar-percent=5", "risk.max-price-age=PT5M");
    try (MicroServer server = MicroServer.start(home.path, Map.of())) {
      awaitTrading(server);
      RunningServer.await(SOON, () -> !server.api().get(PAPER + "equity").items().isEmpty());

      Answer placed = order(server, "buy", "10");

      assertThat(placed.status()).as(placed.body()).isEqualTo(201);
      RunningServer.await(SOON, () -> fills(server).size() == 1);
      assertThat(fills(server).get(0).getString("validity_class")).isEqualTo("PAPER_ONLY");
      assertThat(fills(server).get(0).getString("data_lineage_id")).isEqualTo("feed:alpaca-iex");
      assertThat(server.api().get(PAPER + "positions").body()).contains("AAPL");
      assertThat(server.api().get(PAPER + "account").body()).contains(home.stub.accountNumber());

      home.stub.failNext("POST /v2/orders", AlpacaStub.dropsAfterAccepting());
      order(server, "buy", "5");
      RunningServer.await(SOON, () -> fills(server).size() == 2);
      assertThat(home.sent()).as("requests for two orders").isEqualTo(2);
      RunningServer.await(SOON, () -> why(server).getBoolean("trading"));
      assertThat(home.exchange.held("AAPL")).isEqualByComparingTo("15");
      assertNoSecret(server);
    }
    assertThat(verdicts()).as("whether each ledger is intact").containsOnly(true);
  }

  @Test
  @Tag("U7")
  void anotherAccountThanTheConfiguredOneGetsNoOrder() {
    home.configure();
    home.stub.account(AlpacaStub.account("PA3OTHER0009", "ACTIVE"));
    try (MicroServer server = MicroServer.start(home.path, Map.of())) {
      RunningServer.await(SOON, () -> why(server).getString("summary").contains("PA3TEST00001"));
      assertThat(order(server, "buy", "10").status()).isEqualTo(422);
      assertThat(home.sent()).isZero();
      Answer health = server.api().get("health/ready");
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.body()).contains("paper_does_not_trade", "PA3TEST00001");
    }
  }

  @Test
  @Tag("U7")
  void aBrokerThatIsNotReachedIsTriedAgain() {
    home.configure();
    home.stub.stream().refuse(true);
    try (MicroServer server = MicroServer.start(home.path, Map.of())) {
      RunningServer.await(SOON, () -> why(server).getString("summary").contains("tried again"));
      assertThat(order(server, "buy", "10").status()).isEqualTo(422);
      home.stub.stream().refuse(false);
      awaitTrading(server);
      assertThat(home.sent()).isZero();
    }
  }

  @Test
  @Tag("U13")
  void anOrderWhoseServerDiesBeforeItIsAnsweredIsThereOnceAndKnownSoonAfterTheRestart()
      throws Exception {
    home.configure();
    MicroServer first = MicroServer.start(home.path, Map.of());
    try {
      awaitTrading(first);
      home.stub.failNext("POST /v2/orders", home.stub.hangsAfterAccepting());
      CompletableFuture<Answer> asked =
          CompletableFuture.supplyAsync(() -> order(first, "buy", "10"));
      home.stub.awaitRequests("POST /v2/orders", 1, SOON);
      first.kill();
      assertThat(asked.handle((answer, failure) -> failure != null).get(60, TimeUnit.SECONDS))
          .isTrue();
    } finally {
      first.kill();
    }
    try (MicroServer second = MicroServer.start(home.path, Map.of())) {
      long begun = System.nanoTime();
      awaitTrading(second);
      System.out.printf(
          "reconciled %s ms after the server was ready%n", (System.nanoTime() - begun) / 1_000_000);
      assertThat(home.sent()).isEqualTo(1);
      assertThat(home.exchange.held("AAPL")).isEqualByComparingTo("10");
      assertThat(second.api().get(PAPER + "positions").body()).contains("AAPL", "10");
    }
  }

  private static void awaitTrading(MicroServer server) {
    RunningServer.await(SOON, () -> why(server).getBoolean("trading", false));
  }

  private static JsonObject why(MicroServer server) {
    return server.api().get(PAPER + "why").json();
  }

  private static List<JsonObject> fills(MicroServer server) {
    return server.api().get(PAPER + "trades").items();
  }

  private static Answer order(MicroServer server, String side, String qty) {
    return server
        .api()
        .post(
            PAPER + "orders",
            """
            {"symbol":"AAPL","side":"%s","qty":"%s","type":"market","currency":"USD","reason":"a test"}
            """
                .formatted(side, qty),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private void assertNoSecret(MicroServer server) throws IOException {
    assertThat(server.console()).doesNotContain(AlpacaStub.SECRET, home.stub.keyId());
    for (String folder : List.of("data", "logs")) {
      try (java.util.stream.Stream<Path> files = Files.walk(home.path.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
              .as(file.toString())
              .doesNotContain(AlpacaStub.SECRET, home.stub.keyId());
        }
      }
    }
  }

  private Set<Boolean> verdicts() {
    return Arrays.stream(Stream.values())
        .map(stream -> new Verifier(home.path).verify(Universe.PAPER, stream))
        .map(Verdict.Intact.class::isInstance)
        .collect(Collectors.toSet());
  }
}
