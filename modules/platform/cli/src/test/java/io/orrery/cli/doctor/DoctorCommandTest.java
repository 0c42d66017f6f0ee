package io.orrery.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.export.RecordedHome;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check, on a home where it holds, and on one where what it looks at was broken. */
class DoctorCommandTest {

  @TempDir private Path root;
  private Path home = Path.of("");
  private int port;

  @BeforeEach
  void record() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    RecordedHome.write(home, Universe.PAPER);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  private Ended doctor(Object... more) {
    Object[] all = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"doctor", "--home", home, "--port", port, "--json"}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return CommandProcess.in(root).run(all);
  }

  private void assertFails(Ended ended, String check, String detail) {
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .contains("\"healthy\":false")
        .contains("{\"check\":\"" + check + "\",\"verdict\":\"failed\",\"detail\":\"")
        .contains(detail);
  }

  @Test
  void aHomeThatIsWellIsHealthyAndNothingIsLeftInIt() throws IOException {
    Ended ended = doctor();
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("{\"healthy\":true,\"checks\":[{\"check\":\"disk\",")
        .contains("\"median_micros\":", "{\"check\":\"configuration\",\"verdict\":\"ok\"")
        .contains("paper: free; last owner: session P-")
        .doesNotContain("\"failed\"");
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(file -> file.toString().contains("doctor"))).isEmpty();
    }
  }

  @Test
  void aDiskThatCannotBeWrittenToFails() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    Finding found = DiskProbe.look(file);
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.FAILED);
    assertThat(found.sentence()).contains("must be written to and forced to the disk");
  }

  @Test
  void tooLittleFreeSpaceFails() {
    assertFails(doctor("--least-free", Long.MAX_VALUE / 2), "space", "MiB must be");
  }

  @Test
  void aKeyThatOthersCanReadFails() throws IOException {
    Path key;
    try (Stream<Path> keys = Files.list(home.resolve("config/keys"))) {
      key = keys.filter(file -> file.toString().endsWith(".key")).findFirst().orElseThrow();
    }
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertFails(doctor(), "permissions", "must have mode rw-------, has rw-r--r--");
  }

  @Test
  @Tag("U20")
  void aClockBehindWhatWasRecordedFails() {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
    Finding found = new HomeChecks(home, late).clock();
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.FAILED);
    assertThat(found.sentence()).contains("must not be behind what was recorded");
  }

  @Test
  @Tag("U20")
  void aClockThatJumpsFails() {
    Clock still = Clock.systemUTC();
    long[] calls = new long[1];
    Clock jumping =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public java.time.Instant instant() {
            return still.instant().plusSeconds(3600 * calls[0]++);
          }
        };
    Finding found = new HomeChecks(home, jumping).clock();
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.FAILED);
    assertThat(found.sentence()).contains("must not jump");
  }

  @Test
  @Tag("U19")
  void aLockThatIsNoFileFails() throws IOException {
    Path lock = home.resolve("data/paper/session.lock");
    Files.delete(lock);
    Files.createDirectory(lock);
    assertFails(doctor(), "lock", "the lock of paper must be readable");
  }

  @Test
  void aPortThatAnotherProgramHasFails() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
      assertFails(doctor(), "port", "another program has it");
    }
  }

  @Test
  @Tag("U12")
  void settingsThatAStartWouldRefuseFailWithTheKey() throws IOException {
    Files.writeString(
        home.resolve("config/orrery.properties"), "SIMULATION_MODE=true\norrery.universes=moon\n");
    Ended ended = doctor();
    assertFails(
        ended, "configuration", "SIMULATION_MODE in config/orrery.properties must be removed");
    assertThat(ended.out()).contains("orrery.universes in config/orrery.properties must be");
  }

  @Test
  void aServerOfAnotherBuildIsAWarning() throws IOException {
    Path arguments = Files.createFile(root.resolve("orrery.args"));
    Path jar = Files.createDirectory(root.resolve("dist")).resolve("orrery.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "99.0");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Finding found =
        new ServerChecks(home, Map.of())
            .versions(io.orrery.cli.program.ServerFolder.find(Optional.of(arguments)));
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.WARNING);
    assertThat(found.sentence()).contains("should be of one build", "server 99.0");
  }
}
