package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orrery.universe.Universe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoreSettingsTest {

  @TempDir private Path home;

  @Test
  void readsWhatAgentsLookAtOutside() throws IOException {
    Path command = Files.createFile(home.resolve("tests.sh"));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    write(
        "simulation.properties",
        """
        orrery.simulation.market=generated
        orrery.simulation.page-check=http://127.0.0.1:8080/console
        orrery.simulation.page-check.texts=metric-return, analytics-trades
        orrery.simulation.page-check.every=PT5M
        orrery.simulation.test-command=%s
        """
            .formatted(command));
    assertThat(read().chores(Universe.SIMULATION))
        .isEqualTo(
            new ChoreSettings(
                Optional.of(
                    new ChoreSettings.Page(
                        URI.create("http://127.0.0.1:8080/console"),
                        List.of("metric-return", "analytics-trades"),
                        Duration.ofMinutes(5))),
                Optional.of(new ChoreSettings.Command(command, Duration.ofHours(3)))));
    assertThat(read().chores(Universe.PAPER)).isEqualTo(ChoreSettings.NONE);
  }

  @Test
  @Tag("U12")
  void refusesWhatAgentsCannotLookAt() throws IOException {
    write("paper.properties", "orrery.paper.page-check=http://127.0.0.1/");
    write("live.properties", "orrery.live.test-command=/bin/true");
    write(
        "simulation.properties",
        """
        orrery.simulation.market=generated
        orrery.simulation.page-check.every=PT5M
        orrery.simulation.test-command=tests.sh
        orrery.simulation.test-command.every=PT1S
        """);
    assertThat(problems())
        .anyMatch(
            p -> p.startsWith("'orrery.live.test-command' in config/live.properties is not a"))
        .anyMatch(p -> p.startsWith("orrery.paper.page-check must not be set: nobody trades in"))
        .anyMatch(p -> p.startsWith("orrery.simulation.page-check.every must not be set without"))
        .anyMatch(p -> p.contains("orrery.simulation.test-command in") && p.contains("absolute"))
        .anyMatch(p -> p.contains("test-command.every in") && p.contains("at least PT5M"));
    write("paper.properties", "orrery.paper.page-check=http://someone@127.0.0.1/");
    assertThat(problems()).anyMatch(p -> p.contains("orrery.paper.page-check in"));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config").resolve(file), text);
  }

  private Settings read() {
    return SettingsReader.read(List.of(), Map.of(), Map.of("ORRERY_HOME", home.toString()));
  }

  private List<String> problems() {
    return catchThrowableOfType(SettingsException.class, this::read).problems();
  }
}
