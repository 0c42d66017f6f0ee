package io.orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
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

  private final Path folder;
  private final List<String> virtualMachine;

  private CommandProcess(Path folder, List<String> virtualMachine) {
    this.folder = folder;
    this.virtualMachine = virtualMachine;
  }

  /** Processes that run in this folder, which is their home unless they are told another. */
  public static CommandProcess in(Path folder) {
    return new CommandProcess(folder, List.of());
  }

  /** The same with options of the virtual machine. */
  public CommandProcess with(String... options) {
    return new CommandProcess(folder, List.of(options));
  }

  /** How one ended. */
  public record Ended(int code, String out, String err) {}

  /** Runs one to its end. */
  public Ended run(Object... arguments) {
    try {
      Path out = Files.createTempFile("orrery", ".out");
      Path err = Files.createTempFile("orrery", ".err");
      Process process = start(out, err, arguments);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Starts one, and does not wait. */
  public Process start(Path out, Path err, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
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
