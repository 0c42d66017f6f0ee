package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trading.Chore;
import io.orrery.trading.observability.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

  @TempDir private Path folder;

  @Test
  void keepsTheLastLinesOfWhatItSays() throws Exception {
    Chore.Found found =
        run("i=0; while [ $i -lt 50 ]; do echo line $i; i=$((i+1)); done; echo oh >&2");
    assertThat(said(found).stdoutTail()).hasSize(20).startsWith("line 30").endsWith("line 49");
    assertThat(said(found).stderrTail()).containsExactly("oh");
    assertThat(said(found).exitCode()).contains(0);
    assertThat(found.problem()).isEmpty();
  }

  @Test
  void saysWithWhatItEnded() throws Exception {
    Chore.Found found = run("exit 3");
    assertThat(said(found).exitCode()).contains(3);
    assertThat(found.problem().orElseThrow()).endsWith(": it ended with 3");
  }

  @Test
  void cutsLongLines() throws Exception {
    assertThat(said(run("head -c 100000 /dev/zero | tr '\\0' x")).stdoutTail())
        .containsExactly("x".repeat(1000));
  }

  /** The key to a broker stands in the environment of the server. */
  @Test
  void getsNoneOfTheSettings() throws Exception {
    assertThat(said(run("env")).stdoutTail())
        .allMatch(line -> line.matches("(PATH|HOME|LANG|LC_ALL|TMPDIR|PWD|SHLVL|_)=.*"));
  }

  @Test
  void endsWhatLastsTooLongWithAllThatItBegan() throws Exception {
    Path pid = folder.resolve("pid");
    Chore.Found found = run("sleep 600 & echo $! > " + pid + "; wait", Duration.ofMillis(1500));
    assertThat(said(found).exitCode()).isEmpty();
    assertThat(said(found).problem()).contains("it did not end within PT1.5S");
    assertIsGone(pid);
  }

  @Test
  void endsItWhenItIsToldToStop() throws Exception {
    Path pid = folder.resolve("pid");
    Chore chore = command("sleep 600 & echo $! > " + pid + "; wait", Duration.ofMinutes(5));
    Thread looking = Thread.currentThread();
    Thread stopper =
        new Thread(
            () -> {
              while (!isWritten(pid)) {
                Thread.onSpinWait();
              }
              looking.interrupt();
            });
    stopper.start();
    assertThatThrownBy(chore::look).isInstanceOf(InterruptedException.class);
    stopper.join();
    assertIsGone(pid);
  }

  @Test
  void saysThatItDidNotBegin() throws Exception {
    Chore chore =
        new TestCommand(
            new ChoreSettings.Command(folder.resolve("nowhere"), Duration.ofMinutes(5)));
    assertThat(chore.look().problem().orElseThrow()).contains("it did not begin");
  }

  private static void assertIsGone(Path pid) throws Exception {
    long id = Long.parseLong(Files.readString(pid).strip());
    for (int i = 0;
        i < 1000 && ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent();
        i++) {
      Thread.sleep(10);
    }
    assertThat(ProcessHandle.of(id).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static boolean isWritten(Path file) {
    try {
      return Files.exists(file) && Files.readString(file).endsWith("\n");
    } catch (IOException e) {
      return false;
    }
  }

  private Chore.Found run(String script) throws Exception {
    return run(script, Duration.ofMinutes(5));
  }

  private Chore.Found run(String script, Duration atMost) throws Exception {
    return command(script, atMost).look();
  }

  private Chore command(String script, Duration every) throws IOException {
    Path file = folder.resolve("tests.sh");
    Files.write(file, List.of("#!/bin/sh", script));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new TestCommand(new ChoreSettings.Command(file, every));
  }

  private static CommandRun said(Chore.Found found) {
    return (CommandRun) found.fact();
  }
}
