package io.orrery.cli.terminal;

import io.orrery.trade.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which home. */
public final class HomeFolder {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "where data/ and logs/ lie; default: ORRERY_HOME, else this folder")
  private @Nullable Path home;

  /**
   * The folder, absolute.
   *
   * @throws LedgerException if it is no folder
   */
  public Path home() {
    String set = System.getenv().getOrDefault("ORRERY_HOME", "");
    Path chosen = home == null ? Path.of(set) : home;
    if (!Files.isDirectory(chosen.toAbsolutePath())) {
      throw new LedgerException("cannot read the home " + chosen + ": it is no folder");
    }
    return chosen.toAbsolutePath().normalize();
  }

  /** How to name the same home in another command: empty, or the option with a space before. */
  public String again() {
    return home == null ? "" : " --home " + home;
  }
}
