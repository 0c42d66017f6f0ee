package io.orrery.cli;

import io.orrery.trade.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which home, and which key is trusted. */
final class HomeOptions {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "where data/ and logs/ lie; default: ORRERY_HOME, else this folder")
  private @Nullable Path home;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the universe's first public key, PEM; default: from config/keys of the home")
  private @Nullable Path key;

  Path home() {
    String set = System.getenv().getOrDefault("ORRERY_HOME", "");
    Path chosen = home == null ? Path.of(set) : home;
    if (!Files.isDirectory(chosen.toAbsolutePath())) {
      throw new LedgerException("cannot read the home " + chosen + ": it is no folder");
    }
    return chosen.toAbsolutePath().normalize();
  }

  Optional<Path> key() {
    return Optional.ofNullable(key).map(Path::toAbsolutePath);
  }
}
