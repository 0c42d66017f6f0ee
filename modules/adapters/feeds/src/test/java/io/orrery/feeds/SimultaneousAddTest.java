package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.market.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a dataset finds it listed, however many others add theirs at the same time. */
@Timeout(120)
class SimultaneousAddTest {

  private static final int DATASETS = 25;
  private static final String BAR = "2024-03-08T00:00:00Z,1,1,1,1,0\n";

  @TempDir Path home;

  @Test
  void twoProcessesLoseNothing() throws Exception {
    List<Process> processes = List.of(process("a"), process("b"));
    for (Process each : processes) {
      assertThat(each.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(each.exitValue()).as(log(each)).isZero();
    }

    assertThat(listed()).containsExactlyInAnyOrderElementsOf(names("a", "b"));
  }

  @Test
  void manyThreadsLoseNothing() throws IOException {
    Path file = bars(home);
    List<CompletableFuture<Void>> threads =
        List.of("a", "b", "c").stream()
            .map(name -> CompletableFuture.runAsync(() -> addAll(home, file, name)))
            .toList();
    threads.forEach(CompletableFuture::join);

    assertThat(listed()).containsExactlyInAnyOrderElementsOf(names("a", "b", "c"));
  }

  /** Adds datasets one after another, as a process of its own. */
  static final class Adding {
    private Adding() {}

    public static void main(String[] arguments) throws IOException {
      Path home = Path.of(arguments[0]);
      addAll(home, bars(Files.createDirectories(home.resolve(arguments[1]))), arguments[1]);
    }
  }

  private static void addAll(Path home, Path file, String name) {
    DatasetFolder datasets = new DatasetFolder(home.resolve("shared"), Samples.CALENDARS);
    for (int i = 0; i < DATASETS; i++) {
      datasets.add(
          Samples.terms(name + i, Samples.always(Samples.MINUTE)), Map.of(Samples.AAA, file));
    }
  }

  private static Path bars(Path folder) throws IOException {
    return Files.writeString(folder.resolve("bars.csv"), Samples.HEADER + BAR);
  }

  private List<String> listed() {
    return new DatasetFolder(home.resolve("shared"), Samples.CALENDARS)
        .list().stream().map(Dataset::id).toList();
  }

  private static List<String> names(String... prefixes) {
    List<String> names = new ArrayList<>();
    for (String prefix : prefixes) {
      IntStream.range(0, DATASETS).forEach(i -> names.add(prefix + i));
    }
    return names;
  }

  private Process process(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Adding.class.getName(),
            home.toString(),
            name)
        .redirectErrorStream(true)
        .start();
  }

  private static String log(Process process) throws IOException {
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
