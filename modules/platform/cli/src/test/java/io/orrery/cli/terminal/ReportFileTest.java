package io.orrery.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only file that the command line writes by itself. */
class ReportFileTest {

  @TempDir Path root;
  Path home = Path.of("");

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(root.resolve("home"));
    Files.createDirectories(home.resolve("data/live"));
  }

  @Test
  void isReplacedWhole() throws IOException {
    Path file = root.resolve("report.html");
    ReportFile.at(file, home).write("one");
    ReportFile.at(file, home).write("two");
    assertThat(file).hasContent("two");
    assertThat(root.toFile().list()).containsExactlyInAnyOrder("report.html", "home");
  }

  @Test
  @Tag("U5")
  void isNeverAmongWhatAHomeKeepsForItselfWhateverItsNameSays() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), home.resolve("data/live"));
    refuses(home.resolve("data/live/trades.jsonl"));
    refuses(home.resolve("data/x.html"));
    refuses(root.resolve("home/../home/data/x.html"));
    refuses(link.resolve("trades.jsonl"));
    assertThat(ReportFile.at(home.resolve("x.html"), home))
        .hasToString(home.toRealPath().resolve("x.html").toString());
  }

  @Test
  @Tag("U5")
  void replacesALinkInItsPlaceAndNotWhatTheLinkLeadsTo() throws IOException {
    Path ledger = Files.writeString(home.resolve("data/live/trades.jsonl"), "records");
    Path link = Files.createSymbolicLink(root.resolve("report.html"), ledger);
    ReportFile.at(link, home).write("page");
    assertThat(ledger).hasContent("records");
    assertThat(link).hasContent("page");
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    refuses(root.resolve("nowhere/x.html"));
    refuses(root);
  }

  private void refuses(Path file) {
    assertThatThrownBy(() -> ReportFile.at(file, home))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a report must");
  }
}
