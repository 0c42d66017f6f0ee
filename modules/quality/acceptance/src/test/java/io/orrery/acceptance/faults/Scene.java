package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A home that a kill left in the middle of a write, and a writer at one of three moments: about to
 * open it (recovery), to append, or to close (sealing).
 */
final class Scene {

  /** What the writer is about to do. */
  enum Moment {
    OPEN,
    APPEND,
    CLOSE
  }

  /** Every call by which a JVM changes what is on a disk, except those that write text out. */
  static final List<String> CALLS =
      List.of(
          "write",
          "pwrite64",
          "sendfile",
          "copy_file_range",
          "fdatasync",
          "fsync",
          "ftruncate",
          "rename",
          "link",
          "unlink",
          "mkdir");

  private static final int RECORDS = 24;

  private final Path original = Build.freshFolder("scene");
  private final List<Acknowledged> before = new ArrayList<>();

  Scene() {
    try (WriterProcess writer = WriterProcess.start(original)) {
      writer.open();
      before.addAll(acknowledgedIn(writer.ask("append before 2 20", "appended")));
      writer.kill();
    }
    tear(original.resolve("data/paper/trades.jsonl"));
    tear(original.resolve("logs/paper/audit.jsonl"));
  }

  private static void tear(Path segment) {
    try {
      Files.writeString(segment, "{\"schema_version\":1,\"seq\":", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often the writer calls what at that moment when nothing fails. */
  Map<String, Integer> calls(Moment moment) {
    Path home = copy();
    try (WriterProcess writer = WriterProcess.start(home)) {
      prepare(writer, moment);
      Path log = home.resolveSibling(home.getFileName() + ".strace");
      Strace strace = Strace.follow(writer.pid(), String.join(",", CALLS), log);
      play(writer, moment);
      strace.detach(false);
      writer.kill();
      Map<String, Integer> calls = new Strace.Log(log).calls();
      Strace.forget(log);
      return calls;
    } finally {
      Build.delete(home);
    }
  }

  /** What a fault did. */
  record Outcome(boolean happened, int acknowledged) {}

  /**
   * Lets the fault happen at that moment, starts again without it, and checks everything.
   *
   * @param where for the descriptions of assertions
   */
  Outcome play(Moment moment, Fault fault, String where) {
    Path home = copy();
    HomeCheck check = new HomeCheck(home);
    check.check(before, where + ": at first");
    List<Acknowledged> acknowledged = new ArrayList<>(before);
    boolean happened = playWithFault(home, moment, fault, acknowledged, where);
    check.check(acknowledged, where + ": after the fault");
    startAgain(home, acknowledged, where);
    check.checkRecovered(acknowledged, where + ": after the next start");
    Build.delete(home);
    return new Outcome(happened, acknowledged.size() - before.size());
  }

  private boolean playWithFault(
      Path home, Moment moment, Fault fault, List<Acknowledged> acknowledged, String where) {
    Path log = home.resolveSibling(home.getFileName() + ".strace");
    try (WriterProcess writer = WriterProcess.start(home)) {
      prepare(writer, moment);
      Strace strace = Strace.inject(writer.pid(), fault, log);
      play(writer, moment);
      boolean hasDied = writer.hasEnded();
      strace.detach(hasDied);
      writer.kill();
      acknowledged.addAll(writer.acknowledged());
      boolean happened = hasDied || new Strace.Log(log).hasInjected();
      Strace.forget(log);
      requireHonest(writer.said(), moment, fault, happened, where);
      return happened;
    }
  }

  /** A caller hears of a fault by the ledger's own exception, and of nothing good after it. */
  private static void requireHonest(
      List<String> said, Moment moment, Fault fault, boolean happened, String where) {
    for (String line : said) {
      assertThat(line).as(where).doesNotStartWith("late ").doesNotContain("Exception in thread");
      if (line.matches("(refused|failed|unclosed) .*")) {
        assertThat(line).as(where).matches("\\w+ Ledger(Full)?Exception .*");
      }
    }
    boolean mustFail =
        happened
            && moment == Moment.APPEND
            && fault.effect() != Fault.Effect.KILL
            && List.of("write", "fdatasync").contains(fault.call());
    if (mustFail) {
      assertThat(said).as(where).anyMatch(line -> line.startsWith("failed Ledger"));
    }
  }

  private static void prepare(WriterProcess writer, Moment moment) {
    if (moment != Moment.OPEN) {
      writer.open();
    }
    if (moment == Moment.CLOSE) {
      writer.ask("append prepared 1 " + RECORDS, "appended");
    }
  }

  private static void play(WriterProcess writer, Moment moment) {
    switch (moment) {
      case OPEN -> writer.ask("open", "opened ", "refused ");
      case APPEND -> writer.ask("append played 1 " + RECORDS, "appended");
      case CLOSE -> writer.ask("close", "closed", "unclosed ");
    }
  }

  private static void startAgain(Path home, List<Acknowledged> acknowledged, String where) {
    try (WriterProcess writer = WriterProcess.start(home)) {
      String session = writer.open();
      List<String> answer = writer.ask("append again 1 8", "appended");
      assertThat(answer).as("%s: %s", where, session).hasSize(9);
      acknowledged.addAll(acknowledgedIn(answer));
      writer.closeUniverse();
    }
  }

  private static List<Acknowledged> acknowledgedIn(List<String> answer) {
    return answer.stream().flatMap(line -> Acknowledged.of(line).stream()).toList();
  }

  private Path copy() {
    Path copy = Build.freshFolder("played");
    Commands.run("cp", "-a", original + "/.", copy.toString());
    return copy;
  }
}
