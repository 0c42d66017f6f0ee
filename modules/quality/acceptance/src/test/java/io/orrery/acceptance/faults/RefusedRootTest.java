package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Places where no universe can be kept: the refusal says which and why, and changes nothing. */
@Tag("U12")
class RefusedRootTest {

  private final Path place = Build.freshFolder("roots");

  @Test
  void saysThatTheFileSystemIsReadOnly() {
    Needs.mounts();
    try (Mount disk = Mount.tmpfs(place.resolve("readonly"), "8m")) {
      Path home = disk.point().resolve("home");
      openAndClose(home);
      disk.remount("ro");

      assertThat(refusal(home)).containsIgnoringCase("read-only file system").contains("paper");
    }
  }

  @Test
  void saysThatTheFileSystemCannotTakeAFirstStart() {
    Needs.mounts();
    try (Mount disk = Mount.tmpfs(place.resolve("empty"), "8m")) {
      disk.remount("ro");

      assertThat(refusal(disk.point().resolve("home")))
          .containsIgnoringCase("read-only file system")
          .contains(disk.point().toString());
    }
  }

  @Test
  void saysThatAFileIsWhereAFolderMustBe() throws IOException {
    Path home = Files.createDirectories(place.resolve("file"));
    Files.writeString(home.resolve("data"), "not a folder");

    assertThat(refusal(home)).contains(home.resolve("data").toString());
    assertThat(home.resolve("data")).hasContent("not a folder");
  }

  @Test
  void makesAHomeThatIsMissing() {
    Path home = place.resolve("a/b/c");

    openAndClose(home);

    assertThat(home.resolve("data/paper/identity.json")).isNotEmptyFile();
  }

  @Test
  void saysThatAnotherUserOwnsTheRoot() throws IOException {
    Needs.otherUsers();
    Path shared = Files.createTempDirectory("orrery-roots");
    try {
      Path home = shared.resolve("home");
      openAndClose(home);
      Commands.run("chmod", "755", shared.toString());

      String refusal = refusal(WriterProcess.start(asNobody(), readable(shared), of(home)));

      assertThat(refusal).contains(home.toString()).containsIgnoringCase("denied");
    } finally {
      Build.delete(shared);
    }
  }

  private static List<String> asNobody() {
    return List.of("runuser", "-u", "nobody", "--");
  }

  private static List<String> of(Path home) {
    return List.of(home.toString());
  }

  /** Copies of the classes where every user may read them. */
  private static List<Path> readable(Path folder) {
    List<Path> copies = new ArrayList<>();
    for (Path each : WriterProcess.classPath()) {
      Path copy = folder.resolve("classes" + copies.size() + "-" + each.getFileName());
      Commands.run("cp", "-r", each.toString(), copy.toString());
      Commands.run("chmod", "-R", "a+rX", copy.toString());
      copies.add(copy);
    }
    return copies;
  }

  private static void openAndClose(Path home) {
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      writer.closeUniverse();
    }
  }

  private static String refusal(Path home) {
    return refusal(WriterProcess.start(home));
  }

  private static String refusal(WriterProcess started) {
    try (WriterProcess writer = started) {
      List<String> answer = writer.ask("open", "opened ", "refused ");
      assertThat(answer).last().asString().startsWith("refused LedgerException ");
      return answer.get(answer.size() - 1);
    }
  }
}
