package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.broker.fix.FixWire.Received;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.universe.Universe;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it trades; the next one with its store finds out what became of it. */
class FixCrashTest {

  private static final int ROUNDS = 3;

  @TempDir Path home;
  private final String name = FixBench.freshName() + "-" + ProcessHandle.current().pid();

  @Test
  void afterAKillNoOrderIsSentAgainAndEachIsFoundOrNot() throws Exception {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("FIX crash: -Dtest.seed=" + seed);
    Random random = new Random(seed);
    Path root = home.resolve("paper");
    try (TradingVenue venue = new TradingVenue("VENUE", name, FixBench.ACCOUNT)) {
      for (int round = 0; round < ROUNDS; round++) {
        venue.onOrder = random.nextBoolean() ? venue::accept : order -> {};
        List<ClientOrderId> intended = trade(venue, root, 1 + random.nextInt(150));
        assertThat(intended).isNotEmpty();
        venue.orders().stream()
            .filter(VenueOrder::isOpen)
            .findAny()
            .ifPresent(order -> venue.fill(order, "3", "190"));
        resolve(venue, root, intended);
      }
    }
  }

  /** Lets another process trade for a while, kills it, and answers what it intended. */
  private List<ClientOrderId> trade(TradingVenue venue, Path root, int millis) throws Exception {
    Path said = Files.createTempFile(home, "trader", ".out");
    Process trader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingTrader.class.getName(),
                name,
                String.valueOf(venue.wire.port()),
                root.toString())
            .redirectError(Redirect.DISCARD)
            .redirectOutput(said.toFile())
            .start();
    Heard.await(() -> said.toFile().length() > 0, "the process trades");
    Thread.sleep(millis);
    trader.destroyForcibly();
    trader.waitFor();
    Heard.await(() -> !venue.wire.isConnected(), "the venue sees that the process is gone");
    return Files.readAllLines(said).stream()
        .map(line -> line.replaceFirst("^intended ", ""))
        .filter(ClientOrderId::isOne)
        .map(ClientOrderId::new)
        .toList();
  }

  private void resolve(TradingVenue venue, Path root, List<ClientOrderId> intended) {
    FixBench next =
        new FixBench(
            Universe.PAPER, FixBench.connection(name, venue.wire.port(), root, FixBench.ALL), root);
    try {
      long start = System.nanoTime();
      next.broker.open(next.heard);
      intended.forEach(id -> resolve(venue, next, id));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      venue.wire.askFrom(1);
      next.broker.openOrders();
      assertThat(venue.wire.received("D"))
          .noneMatch(Received::isPossDup)
          .extracting(order -> order.need(11))
          .doesNotHaveDuplicates();
    } finally {
      next.broker.close();
    }
  }

  private static void resolve(TradingVenue venue, FixBench next, ClientOrderId id) {
    Optional<VenueOrder> there =
        venue.orders().stream().filter(order -> order.clOrdId.equals(id.value())).findAny();
    Optional<BrokerOrder> found = next.broker.find(id);
    assertThat(found.isPresent()).as(id + " is found").isEqualTo(there.isPresent());
    there.ifPresent(
        order -> {
          assertThat(found.orElseThrow().filledQty()).isEqualByComparingTo(order.cum);
          assertThat(next.heard.executions()).containsAll(order.executions);
        });
  }
}
