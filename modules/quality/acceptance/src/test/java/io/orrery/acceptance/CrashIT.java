package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * kill -9 while many post: 3 rounds by default, {@code -Dorrery.crash.rounds=50} for the full run.
 */
class CrashIT {

  private static final int WRITERS = 8;
  private static final String PATH = "api/v1/universes/paper/trades";

  private final Path home = Build.freshFolder("crash");
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  @Tag("U13")
  @Tag("U14")
  @Tag("U19")
  @Test
  void everyAcknowledgedRecordIsThereOnceAfterEveryKill() throws Exception {
    int rounds = Integer.getInteger("orrery.crash.rounds", 3);
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("kill -9: " + rounds + " rounds, seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      MicroServer server = MicroServer.start(home, Map.of());
      verifyEverything(round);
      loadUntilKilled(server, round, random.nextInt(1500));
    }
    try (MicroServer server = MicroServer.start(home, Map.of())) {
      verifyEverything(rounds);
      assertThat(server.api().post(PATH, Bodies.trade()).status()).isEqualTo(201);
    }
    System.out.println("kill -9: " + acknowledged.size() + " acknowledged, all there once");
    assertThat(acknowledged).hasSizeGreaterThan(rounds * WRITERS);
  }

  private void loadUntilKilled(MicroServer server, int round, int millis) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    int before = acknowledged.size();
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = round + "-" + writer + "-";
      writers.execute(() -> postUntilItFails(server.api(), name));
    }
    RunningServer.await(
        java.time.Duration.ofSeconds(30), () -> acknowledged.size() > before + WRITERS);
    Thread.sleep(millis);
    server.kill();
    writers.shutdown();
    assertThat(writers.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
  }

  private void postUntilItFails(Api api, String name) {
    for (int i = 0; ; i++) {
      String order = name + i;
      String body = Bodies.tradeWith("\"order_id\":\"" + order + "\"");
      try {
        if (api.post(PATH, body).status() != 201) {
          return;
        }
      } catch (UncheckedIOException killed) {
        return;
      }
      acknowledged.add(order);
    }
  }

  private void verifyEverything(int round) {
    List<JsonObject> trades = new LedgerFile(home, "paper", "data", "trades").verified();
    Map<String, Long> stored =
        trades.stream()
            .collect(
                Collectors.groupingBy(t -> t.getString("order_id", "-"), Collectors.counting()));
    for (String order : acknowledged) {
      assertThat(stored.get(order)).as("round %s, order %s", round, order).isEqualTo(1);
    }
    List<JsonObject> events = new LedgerFile(home, "paper", "logs", "events").verified();
    List<Integer> told = new ArrayList<>();
    events.stream()
        .filter(e -> e.getString("type").equals("trade_recorded"))
        .forEach(e -> told.add(e.getInt("trade_seq")));
    assertThat(told).doesNotHaveDuplicates().hasSize(trades.size());
    new LedgerFile(home, "paper", "logs", "audit").verified();
    assertThat(new LedgerFile(home, "simulation", "data", "trades").lines()).isEmpty();
  }
}
