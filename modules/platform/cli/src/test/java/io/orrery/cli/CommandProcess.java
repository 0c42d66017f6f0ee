package io.orrery.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command line as a real process, with the classes of production alone. */
public final class CommandProcess {

  private static final long PATIENCE_SECONDS = 120;
  private static final Path COMMANDS = Path.of("target", "commands").toAbsolutePath();

  private final Path folder;
  private final List<String> starter;
  private final List<String> virtualMachine;

  private CommandProcess(Path folder, List<String> starter, List<String> virtualMachine) {
    this.folder = folder;
    this.starter = starter;
    this.virtualMachine = virtualMachine;
  }

  /** Processes that run in this folder, which is their home unless they are told another. */
  public static CommandProcess in(Path folder) {
    return new CommandProcess(folder, List.of(), List.of());
  }

  /** The same with options of the virtual machine. */
  public CommandProcess with(String... options) {
    return new CommandProcess(folder, starter, List.of(options));
  }

  /** The same with a limit for every file that it writes: writes are cut short there and fail. */
  public CommandProcess limitedTo(int kibibytes) {
    String limit = "ulimit -f %d; exec \"$@\"".formatted(kibibytes);
    return new CommandProcess(folder, List.of("bash", "-c", limit, "limited"), virtualMachine);
  }

  /** How one ended. */
  public record Ended(int code, String out, String err) {}

  /** Runs one to its end; it finds its standard input empty. */
  public Ended run(Object... arguments) {
    return ended("", arguments);
  }

  /** Runs one to its end, which is told this line when it asks. */
  public Ended answering(String line, Object... arguments) {
    return ended(line + "\n", arguments);
  }

  /** What it says goes through files, so that it never waits for a reader; they go with it. */
  private Ended ended(String input, Object... arguments) {
    try {
      Path said = Files.createTempDirectory(Files.createDirectories(COMMANDS), "command");
      Path out = said.resolve("out");
      Path err = said.resolve("err");
      try {
        Process process = start(out, err, arguments);
        tell(process, input);
        return new Ended(code(process), Files.readString(out), Files.readString(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
        Files.delete(said);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void tell(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended before it asked: how it ended is for the test to judge
    }
  }

  private static int code(Process process) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the command must end");
    }
    return process.exitValue();
  }

  /** Starts one, and does not wait. */
  public Process start(Path out, Path err, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(virtualMachine);
    command.addAll(List.of("-cp", classPath(), "io.orrery.cli.Orrery"));
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("ORRERY_HOME");
    return builder.start();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
