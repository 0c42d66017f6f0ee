package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.Build;
import io.orrery.acceptance.LedgerFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock that steps an hour back and forth, five seconds back, and over midnight. */
class ClockTest {

  private final Path home = Build.freshFolder("clock");

  @Tag("U20")
  @Tag("U13")
  @Test
  void keepsOrderAndChainWhateverTheClockDoes() {
    HomeCheck check = new HomeCheck(home);
    record("one", check);
    record("two", check);

    List<Instant> times =
        new LedgerFile(home, "paper", "data", "trades")
            .verified().stream().map(each -> Instant.parse(each.getString("recorded_at"))).toList();
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
  }

  private void record(String name, HomeCheck check) {
    List<String> arguments = List.of(home.toString(), "stepping-clock");
    try (WriterProcess writer =
        WriterProcess.start(List.of(), WriterProcess.classPath(), arguments)) {
      writer.open();
      assertThat(writer.ask("append " + name + " 4 100", "appended")).hasSize(401);
      writer.closeUniverse();
      check.checkRecovered(writer.acknowledged(), "session " + name);
    }
  }
}
