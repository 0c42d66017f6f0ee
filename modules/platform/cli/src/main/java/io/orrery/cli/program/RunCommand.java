package io.orrery.cli.program;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the server in a process of its own, and ends as that ends. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Starts the server for this home, in the foreground.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RunCommand implements Callable<Integer> {

  /** What the launcher ends with when the application does not come up. */
  private static final int DID_NOT_COME_UP = 3;

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(names = "--port", description = "where it listens; default: ORRERY_HTTP_PORT, else 8080")
  private @Nullable Integer port;

  @Option(
      names = "--server",
      paramLabel = "FILE",
      description = "the server's orrery.args; default: that beside this program")
  private @Nullable Path server;

  @Override
  public Integer call() throws InterruptedException {
    Optional<Path> named = Optional.ofNullable(server);
    Optional<ServerFolder> found = ServerFolder.find(named);
    if (found.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "orrery: the server must be built before it can run, and %s is not there: mvn -q -DskipTests package -pl modules/platform/server -am, or name its orrery.args with --server"
                  .formatted(ServerFolder.expected(named)));
      return ExitCode.CANNOT_READ;
    }
    return exitCode(start(found.get()));
  }

  private int exitCode(Process process) throws InterruptedException {
    Thread end = new Thread(process::destroy, "end of the server");
    Runtime.getRuntime().addShutdownHook(end);
    int code = process.waitFor();
    return code == DID_NOT_COME_UP ? ExitCode.REFUSED : code;
  }

  private Process start(ServerFolder found) {
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(java, "@" + found.arguments().toAbsolutePath())).inheritIO();
    builder.environment().put("ORRERY_HOME", folder.home().toString());
    if (port != null) {
      builder.environment().put("ORRERY_HTTP_PORT", port.toString());
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot be started: " + e.getMessage(), e);
    }
  }
}
