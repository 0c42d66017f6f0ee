package io.orrery.acceptance.faults;

import java.io.BufferedReader;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code strace} on all threads of a running process; it counts calls in each thread by itself. */
final class Strace implements AutoCloseable {

  private static final Pattern CALL = Pattern.compile("^(\\d+) +(?:<... )?([a-z0-9_]+)\\(.*");

  private final Process process;
  private final Path log;

  private Strace(Process process, Path log) {
    this.process = process;
    this.log = log;
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
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      String first = String.valueOf(output.readLine());
      if (!first.contains(" attached")) {
        throw new IllegalStateException("strace must attach, but said " + first);
      }
      drain(output);
      return new Strace(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drain(BufferedReader output) {
    Thread reader = new Thread(() -> output.lines().forEach(line -> {}));
    reader.setDaemon(true);
    reader.start();
  }

  /** Whether the fault happened. */
  boolean hasInjected() {
    return lines().stream().anyMatch(line -> line.contains("INJECTED") || line.contains("DELAYED"))
        || lines().stream().anyMatch(line -> line.contains("killed by SIGKILL"));
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
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the process go on without it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
