package io.orrery.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders that a home keeps for itself: nothing that a person asks for is written there. */
public final class KeptFolders {

  private static final String[] NAMES = {"data", "logs", "config"};

  private final Path home;

  /** Of this home. */
  public KeptFolders(Path home) {
    this.home = home;
  }

  /**
   * Passes if a folder lies outside of them.
   *
   * @param folder a real path, without symbolic links
   * @param what is to be written there, as in "a report"
   * @throws IllegalArgumentException if it does not, naming the folder
   * @throws IOException if nobody can tell
   */
  public void requireOutside(Path folder, String what) throws IOException {
    for (String own : NAMES) {
      Path kept = home.toRealPath().resolve(own);
      Path real = Files.exists(kept) ? kept.toRealPath() : kept;
      if (folder.startsWith(real)) {
        throw new IllegalArgumentException(
            "%s must lie outside of %s, which the home keeps for itself, was %s"
                .formatted(what, kept, folder));
      }
    }
  }
}
