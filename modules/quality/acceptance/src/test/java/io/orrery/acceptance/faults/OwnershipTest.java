package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes that want one universe, under whatever name, and a link that leads out of it. */
@Tag("U19")
class OwnershipTest {

  private final Path place = Build.freshFolder("owners");
  private final Path home = place.resolve("home");

  @Test
  void refusesASecondProcessAndNamesTheFirst() {
    refusesUnderTheName(home);
  }

  @Test
  void refusesASecondProcessThroughALinkedParent() throws IOException {
    Path alias =
        Files.createSymbolicLink(place.resolveSibling(place.getFileName() + "-alias"), place);
    refusesUnderTheName(alias.resolve("home"));
    Files.delete(alias);
  }

  @Test
  void refusesASecondProcessThroughABindMount() throws IOException {
    Needs.mounts();
    Files.createDirectories(home);
    try (Mount other = Mount.bind(home, place.resolve("bound"))) {
      refusesUnderTheName(other.point());
    }
  }

  private void refusesUnderTheName(Path name) {
    try (WriterProcess owner = WriterProcess.start(home);
        WriterProcess second = WriterProcess.start(name)) {
      String session = owner.open();

      List<String> answer = second.ask("open", "opened ", "refused ");

      assertThat(answer.get(answer.size() - 1))
          .startsWith("refused LedgerException ")
          .contains("must have one owner", session, "process " + owner.pid());
      assertThat(owner.ask("append first 4 25", "appended")).hasSize(101);
      owner.closeUniverse();
      assertThat(second.open()).isNotEqualTo(session);
      new HomeCheck(home).checkRecovered(owner.acknowledged(), "after a second process");
    }
  }

  @Test
  void isNotHeldUpByTheLockOfAKilledProcess() {
    try (WriterProcess owner = WriterProcess.start(home);
        WriterProcess second = WriterProcess.start(home)) {
      owner.open();
      owner.ask("append first 1 10", "appended");
      owner.kill();

      second.open();
      second.closeUniverse();

      new HomeCheck(home).checkRecovered(owner.acknowledged(), "after a killed owner");
    }
  }

  @Tag("U5")
  @Test
  void refusesALinkInsideTheUniversesRoot() throws IOException {
    for (String name : List.of("data/paper", "data/paper/trades.jsonl", "logs/paper/torn")) {
      Path linked = place.resolve("linked-" + name.replace('/', '-'));
      open(linked);
      Path original = Files.createDirectories(linked.resolve(name).getParent()).resolve(name(name));
      Path away = place.resolve("away-" + name.replace('/', '-'));
      if (Files.exists(original)) {
        Files.move(original, away);
      } else {
        Files.createDirectory(away);
      }
      Files.createSymbolicLink(original, away);

      try (WriterProcess writer = WriterProcess.start(linked)) {
        assertThat(writer.ask("open", "opened ", "refused ").get(0))
            .startsWith("refused LedgerException ")
            .contains(name, "must not be a symbolic link");
      }
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void open(Path home) {
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      writer.closeUniverse();
    }
  }
}
