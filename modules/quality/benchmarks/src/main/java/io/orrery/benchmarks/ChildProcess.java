package io.orrery.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with a small heap that runs one task of {@link BenchmarkChild}. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** With a heap of 256 MiB. */
  static ChildProcess start(String... arguments) throws IOException {
    return withHeap("256m", arguments);
  }

  /** As the script of the command line starts Java. */
  static ChildProcess asCommandLine(String... arguments) throws IOException {
    return start(List.of("-Xmx256m", "-XX:+UseParallelGC"), arguments);
  }

  static ChildProcess withHeap(String heap, String... arguments) throws IOException {
    return start(List.of("-Xmx" + heap), arguments);
  }

  private static ChildProcess start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("test."))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path", ""), BenchmarkChild.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new ChildProcess(process);
  }

  /** The next line of its standard output; empty text at its end. */
  String nextLine() throws IOException {
    String line = output.readLine();
    return line == null ? "" : line;
  }

  /** All lines until it ends by itself. */
  List<String> lines() throws IOException, InterruptedException {
    List<String> lines = output.lines().toList();
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException("a child must end with 0, ended with " + code + ": " + lines);
    }
    return lines;
  }

  /** Ends it as a crash would: SIGKILL. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
