package io.orrery.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code strace} on all threads of a running process; it counts calls in each thread by itself. */
final class Strace {

  private static final Pattern CALL = Pattern.compile("^(\\d+) +(?:<... )?([a-z0-9_]+)\\(.*");

  private static final int TRIES = 2000;

  private final Process process;

  private Strace(Process process) {
    this.process = process;
  }

  /** Follows {@code calls} and changes nothing. */
  static Strace follow(long pid, String calls, Path log) {
    return attach(pid, log, List.of("-e", "trace=" + calls));
  }

  /** Lets a call fail, or kills the process as it enters it. */
  static Strace inject(long pid, Fault fault, Path log) {
    List<String> options = List.of("-e", "trace=" + fault.call(), "-e", "inject=" + fault);
    return attach(pid, log, options);
  }

  private static Strace attach(long pid, Path log, List<String> options) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", log.toString()));
    command.addAll(options);
    command.addAll(List.of("-p", Long.toString(pid)));
    try {
      Path said = said(log);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Process process = builder.redirectOutput(said.toFile()).start();
      for (long i = 0; !Files.readString(said).contains(" attached"); i++) {
        if (i == TRIES || !process.isAlive()) {
          throw new IllegalStateException("strace must attach, but said " + Files.readString(said));
        }
        LockSupport.parkNanos(5_000_000);
      }
      return new Strace(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what it has written. */
  static void forget(Path log) {
    try {
      Files.delete(log);
      Files.delete(said(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path said(Path log) {
    return log.resolveSibling(log.getFileName() + ".said");
  }

  /** Lets the process go on without it; where that has died, it does not wait for more. */
  void detach(boolean processHasDied) {
    if (processHasDied) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("strace must detach, but does not");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it has written down. */
  record Log(Path file) {

    /** Whether a call failed as it should. */
    boolean hasInjected() {
      return lines().stream().anyMatch(line -> line.contains("INJECTED"));
    }

    /** Of each call, how often the thread called it that did so most often. */
    Map<String, Integer> calls() {
      Map<String, Integer> counts = new HashMap<>();
      Map<String, Integer> most = new HashMap<>();
      for (String line : lines()) {
        Matcher call = CALL.matcher(line);
        if (call.matches() && !line.contains("resumed>")) {
          int count = counts.merge(call.group(1) + call.group(2), 1, Integer::sum);
          most.merge(call.group(2), count, Math::max);
        }
      }
      return most;
    }

    private List<String> lines() {
      try {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
