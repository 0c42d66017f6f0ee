package io.orrery.migration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A migration in a process of its own, so that it can be killed. */
public final class MigrationProcess {

  private MigrationProcess() {}

  /** {@code SOURCE HOME}: migrates at the moment of {@link Homes#CLOCK}. */
  public static void main(String[] arguments) {
    System.out.println("begun");
    System.out.flush();
    Homes.apply(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static Process start(Path source, Path home) throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MigrationProcess.class.getName(),
                source.toString(),
                home.toString()))
        .redirectError(new File("/dev/null"))
        .start();
  }
}
