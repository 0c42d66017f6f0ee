package io.orrery.proof;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts {@link SecondOwner} with the code that runs here. */
final class OtherProcess {

  private static final long PATIENCE_SECONDS = 60;

  /**
   * How it ended.
   *
   * @param code its exit code
   * @param said on standard output and error
   */
  record Ended(int code, String said) {}

  private OtherProcess() {}

  /**
   * Runs it on the twin in {@code folder}; empty if there is no Java beside this one's home or its
   * code is not in files.
   */
  static Optional<Ended> run(Path folder) throws IOException {
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    Optional<String> code = classPath();
    if (!Files.isExecutable(java) || code.isEmpty()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Xmx64m",
                    "-cp",
                    code.get(),
                    SecondOwner.class.getName(),
                    folder.toString()))
            .redirectErrorStream(true)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("another process had to end within a minute, and did not");
      }
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return Optional.of(new Ended(process.exitValue(), said));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another process ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The archives beside this one; where it is in a folder of classes, what this process has. */
  private static Optional<String> classPath() {
    CodeSource source = OtherProcess.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path code = Path.of(source.getLocation().toURI());
      return Optional.of(
          Files.isDirectory(code)
              ? System.getProperty("java.class.path", "")
              : code.resolveSibling("") + File.separator + "*");
    } catch (URISyntaxException
        | IllegalArgumentException
        | java.nio.file.FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
