package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orrery.order.Broker.Submission;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a closed broker runs or stays open. */
class FixCloseTest {

  /** One of QuickFIX/J for all sessions of a class loader, idle, which nobody can end. */
  private static final String SHARED = "QFJ Timer";

  @TempDir Path home;

  @Test
  void nothingRunsAndNothingIsOpenAfterwards() throws IOException {
    closesAll(false);
  }

  @Test
  void nothingRunsAfterwardsThoughTheCounterpartyIsSilent() throws IOException {
    closesAll(true);
  }

  private void closesAll(boolean isSilent) throws IOException {
    Path root = home.resolve("paper");
    String name = FixBench.freshName();
    try (TradingVenue venue = new TradingVenue("VENUE", name, FixBench.ACCOUNT)) {
      Set<Thread> before = threads();
      FixBench bench =
          new FixBench(
              Universe.PAPER,
              FixBench.connection(name, venue.wire.port(), root, FixBench.ALL),
              root);
      bench.broker.open(bench.heard);
      assertThat(openFiles(root)).as("the store is open").isNotEmpty();
      venue.wire.silence(isSilent);
      long start = System.nanoTime();
      bench.broker.close();
      // a thread that was joined needs a moment to vanish
      Heard.await(() -> newSince(before).isEmpty(), "no thread of " + newSince(before));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(openFiles(root)).isEmpty();
      Heard.await(() -> !venue.wire.isConnected(), "the socket is closed");
      bench.broker.close();
      assertThat(bench.broker.submit(bench.limitOrder())).isInstanceOf(Submission.Refused.class);
    }
  }

  private static Set<Thread> threads() {
    return Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  private static List<String> newSince(Set<Thread> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .map(Thread::getName)
        .filter(name -> !name.equals(SHARED))
        .toList();
  }

  /** Files below {@code folder} that this process has open, as Linux tells. */
  private static Set<String> openFiles(Path folder) throws IOException {
    Path fds = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(fds), "open files are counted where /proc/self/fd is");
    try (Stream<Path> links = Files.list(fds)) {
      return links
          .map(FixCloseTest::target)
          .filter(target -> target.startsWith(folder.toString()))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
