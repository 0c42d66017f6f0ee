package io.orrery.acceptance.faults;

import io.orrery.basics.Check;
import io.orrery.ledger.FileStorage;
import io.orrery.trade.Trade;
import io.orrery.universe.Session;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running {@link Writer}: takes commands, and keeps what it has said so far. */
final class WriterProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final Thread listener = new Thread(this::listen);
  private final List<String> said = new ArrayList<>();
  private boolean hasEnded;

  private WriterProcess(Process process) {
    this.process = process;
    listener.start();
  }

  static WriterProcess start(Path home) {
    return start(List.of(), classPath(), List.of(home.toString()));
  }

  /** Starts a writer by a command that starts the command behind it, as {@code runuser} does. */
  static WriterProcess start(List<String> starter, List<Path> classPath, List<String> arguments) {
    List<String> command = new ArrayList<>(starter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-XX:-UsePerfData", "-cp", joined(classPath), Writer.class.getName()));
    command.addAll(arguments);
    try {
      return new WriterProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Where the classes of the writer are. */
  static List<Path> classPath() {
    return Stream.of(
            Writer.class,
            FileStorage.class,
            Trade.class,
            Session.class,
            Check.class,
            com.fasterxml.jackson.core.JsonFactory.class)
        .map(WriterProcess::place)
        .distinct()
        .toList();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Gives a command and does not wait. */
  void tell(String command) {
    try {
      process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException itHasDied) {
      requireEnd();
    }
  }

  /**
   * Gives a command and waits for the line that ends its answer.
   *
   * @return what was said since; its last line starts with one of {@code ends}, unless the process
   *     died before
   */
  List<String> ask(String command, String... ends) {
    int from = said().size();
    tell(command);
    return awaitFrom(from, ends);
  }

  /** Opens the universe; the session's id. */
  String open() {
    List<String> answer = ask("open", "opened ", "refused ");
    String last = answer.isEmpty() ? "nothing" : answer.get(answer.size() - 1);
    if (!last.startsWith("opened ")) {
      throw new AssertionError("the universe must open, but the writer said " + answer);
    }
    return last.substring("opened ".length());
  }

  /** Closes the universe. */
  void closeUniverse() {
    List<String> answer = ask("close", "closed", "unclosed ");
    if (!answer.contains("closed")) {
      throw new AssertionError("the universe must close, but the writer said " + answer);
    }
  }

  /** Waits until there are that many acknowledgements. */
  void awaitAcknowledged(int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (said) {
      while (!hasEnded && acknowledged().size() < count) {
        waitUntil(deadline);
      }
    }
  }

  /** Waits until its newest line starts like that. */
  void awaitLast(String start) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (said) {
      while (said.isEmpty() || !said.get(said.size() - 1).startsWith(start)) {
        if (hasEnded) {
          throw new AssertionError("the writer must say " + start + ", but ended: " + lastWords());
        }
        waitUntil(deadline);
      }
    }
  }

  private List<String> awaitFrom(int from, String... ends) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (said) {
      int seen = from;
      while (true) {
        for (; seen < said.size(); seen++) {
          if (startsWithOneOf(said.get(seen), ends)) {
            return List.copyOf(said.subList(from, seen + 1));
          }
        }
        if (hasEnded) {
          return List.copyOf(said.subList(from, said.size()));
        }
        waitUntil(deadline);
      }
    }
  }

  private void waitUntil(long deadline) {
    try {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the writer says nothing more; its last words: " + lastWords());
      }
      said.wait(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> lastWords() {
    return said.subList(Math.max(0, said.size() - 10), said.size());
  }

  private static boolean startsWithOneOf(String line, String... ends) {
    return Stream.of(ends).anyMatch(line::startsWith);
  }

  /** Everything said so far. */
  List<String> said() {
    synchronized (said) {
      return List.copyOf(said);
    }
  }

  /** Everything acknowledged so far. */
  List<Acknowledged> acknowledged() {
    return said().stream().flatMap(line -> Acknowledged.of(line).stream()).toList();
  }

  /** Ends it as {@code kill -9} does, and keeps its last words. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    requireEnd();
  }

  /** Whether it has died; true from its last word on. */
  boolean hasEnded() {
    synchronized (said) {
      return hasEnded;
    }
  }

  @Override
  public void close() {
    kill();
  }

  private void requireEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the writer does not end; its last words: " + said());
      }
      listener.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void listen() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException itHasDied) {
      add("the output ended: " + itHasDied.getMessage());
    } finally {
      synchronized (said) {
        hasEnded = true;
        said.notifyAll();
      }
    }
  }

  private void add(String line) {
    synchronized (said) {
      said.add(line);
      said.notifyAll();
    }
  }
}
