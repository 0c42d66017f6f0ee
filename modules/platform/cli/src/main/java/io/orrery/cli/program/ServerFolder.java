package io.orrery.cli.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The server as the build lays it out: {@code orrery.args}, and {@code dist/orrery.jar} beside it.
 *
 * @param arguments the file of arguments for java
 */
public record ServerFolder(Path arguments) {

  private static final String BESIDE = "../../server/target/orrery.args";
  private static final String PAYARA = "MICRO-INF/domain/branding/glassfish-version.properties";

  /** The one that was named, else that beside this program; empty if it is not there. */
  public static Optional<ServerFolder> find(Optional<Path> named) {
    return place(named).filter(Files::isRegularFile).map(ServerFolder::new);
  }

  /** Where one was looked for, for messages. */
  public static String expected(Optional<Path> named) {
    return place(named).map(Path::toString).orElse(BESIDE);
  }

  private static Optional<Path> place(Optional<Path> named) {
    return named.or(() -> Program.folder().map(folder -> folder.resolve(BESIDE).normalize()));
  }

  /** The server's version; empty if its jar does not say. */
  public Optional<String> version() {
    try (JarFile jar = jar()) {
      return Optional.ofNullable(jar.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue("Implementation-Version"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The version of its Payara Micro; empty if its jar does not say. */
  public Optional<String> payara() {
    try (JarFile jar = jar()) {
      ZipEntry entry = jar.getEntry(PAYARA);
      if (entry == null) {
        return Optional.empty();
      }
      Properties branding = new Properties();
      try (InputStream in = jar.getInputStream(entry)) {
        branding.load(in);
      }
      return Optional.of(
          "%s.%s.%s"
              .formatted(
                  branding.getProperty("major_version"),
                  branding.getProperty("minor_version"),
                  branding.getProperty("update_version")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private JarFile jar() throws IOException {
    return new JarFile(arguments.resolveSibling("dist").resolve("orrery.jar").toFile());
  }
}
