package io.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path directory;

  @Test
  void makesWhatIsMissing() {
    Home home = Home.prepare(directory.resolve("new"));

    assertThat(directory.resolve("new/config")).isDirectory();
    assertThat(directory.resolve("new/data")).isDirectory();
    assertThat(home.log()).isEqualTo(directory.resolve("new/logs/system/server.log"));
  }

  @Test
  void clearsWhatAKilledServerLeftBehindAndNothingElse() throws IOException {
    Path left = Files.createDirectories(directory.resolve("logs/system/run/applications/orrery"));
    Path ledger = Files.createDirectories(directory.resolve("data")).resolve("ledger");
    Files.writeString(left.resolve("index.html"), "old");
    Files.writeString(ledger, "kept");

    Home home = Home.prepare(directory);

    assertThat(home.run()).isEmptyDirectory();
    assertThat(ledger).hasContent("kept");
  }

  @Test
  void refusesAHomeThatIsAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> Home.prepare(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("ORRERY_HOME must be a directory Orrery can write to, but " + file);
  }

  @Test
  void refusesAHomeAnotherServerRunsIn() {
    Home.prepare(directory);

    assertThatThrownBy(() -> Home.prepare(directory))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Another Orrery server is running in " + directory);
  }
}
