package io.orrery.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that fills up under an export, at every stage: nothing is left that looks whole. */
class FullDiskTest {

  private static final int DISK_KIBIBYTES = 4096;

  @TempDir private Path root;
  private Path home = Path.of("");
  private Path disk = Path.of("");

  @BeforeEach
  void record() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    disk = Files.createDirectory(root.resolve("disk"));
    RecordedHome.write(home, Universe.PAPER);
  }

  private Ended export(CommandProcess command, String format) {
    return command.run(
        "export",
        "--home",
        home,
        "--out",
        disk.resolve("out"),
        "--universe",
        "paper",
        "--format",
        format);
  }

  private List<String> onDisk() throws IOException {
    try (Stream<Path> all = Files.list(disk)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** It says so in one line, behind what it said of its progress. */
  private void requireFailed(Ended ended, String because) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.err().lines().filter(line -> line.startsWith("orrery: ")))
        .singleElement()
        .asString()
        .startsWith("orrery: the export cannot be written into " + disk.resolve("out"))
        .contains(because);
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  private void requireWhole(Ended ended) throws Exception {
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(disk.resolve("out/manifest.json")).isNotEmptyFile();
    Process check =
        new ProcessBuilder("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS")
            .directory(disk.resolve("out").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  /** Needs no rights: a limit of a file's size is a real short write and then an error. */
  @Test
  void aFileThatMayNotGrowEndsTheExportAndARepetitionSucceeds() throws Exception {
    CommandProcess free = CommandProcess.in(root).with("-XX:-UsePerfData");
    for (int kibibytes : List.of(1, 2)) {
      Ended ended = export(free.limitedTo(kibibytes), "jsonl");

      requireFailed(ended, "File too large");
      assertThat(onDisk()).isEmpty();
    }
    requireWhole(export(free, "jsonl"));
  }

  /** Leaves a little more room each time, so that the end comes at another file each time. */
  @ParameterizedTest
  @CsvSource({"jsonl,8", "parquet,16"})
  void aFullDiskEndsTheExportWhereverItComesAndARepetitionSucceeds(String format, int step)
      throws Exception {
    mount();
    try {
      Path filler = disk.resolve("filler");
      int failed = 0;
      Ended ended = exportWithRoomFor(0, filler, format);
      while (ended.code() != 0) {
        failed++;
        requireFailed(ended, "No space left on device");
        assertThat(onDisk()).containsExactly("filler");
        ended = exportWithRoomFor(failed * step, filler, format);
      }
      assertThat(failed).isGreaterThan(2);
      requireWhole(ended);
      assertThat(onDisk()).containsExactly("filler", "out");
    } finally {
      run("umount", disk.toString());
    }
  }

  private Ended exportWithRoomFor(int kibibytes, Path filler, String format) throws IOException {
    Files.deleteIfExists(filler);
    long room = Files.getFileStore(disk).getUsableSpace() - kibibytes * 1024L;
    byte[] block = new byte[1024];
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      for (long written = 0; written < room; written += block.length) {
        file.write(block);
      }
    }
    return export(CommandProcess.in(root), format);
  }

  private void mount() throws Exception {
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK_KIBIBYTES + "k", "tmpfs", disk.toString());
    if (!mounted) {
      System.out.println("full disk: skipped for want of the right to mount a tmpfs");
    }
    assumeThat(mounted).as("a tmpfs can be mounted").isTrue();
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
