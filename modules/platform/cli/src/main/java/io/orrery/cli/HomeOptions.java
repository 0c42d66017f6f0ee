package io.orrery.cli;

import io.orrery.cli.terminal.HomeFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which home, and which key is trusted. */
@SuppressWarnings("NullAway.Init") // picocli sets the field
final class HomeOptions {

  @Mixin private HomeFolder folder;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the universe's first public key, PEM; default: from config/keys of the home")
  private @Nullable Path key;

  Path home() {
    return folder.home();
  }

  Optional<Path> key() {
    return Optional.ofNullable(key).map(Path::toAbsolutePath);
  }
}
