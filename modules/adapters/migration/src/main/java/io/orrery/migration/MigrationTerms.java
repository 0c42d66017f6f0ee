package io.orrery.migration;

import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.Terms;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is to be migrated, and how.
 *
 * @param source the old tree; it is read and never written
 * @param home the deployment's folder
 * @param rows what a person says about the rows
 * @param mapping what a person says about the files
 * @param quiet how long the source must have been left alone while it is watched
 */
public record MigrationTerms(Path source, Path home, Terms rows, Mapping mapping, Duration quiet) {

  /** Refuses a source that is in the home, or the home in it, with IllegalArgumentException. */
  public MigrationTerms {
    source = source.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    if (source.startsWith(home) || home.startsWith(source)) {
      throw new IllegalArgumentException(
          "the source must lie outside of the home, and the home outside of the source, were %s and %s: the source is never written to"
              .formatted(source, home));
    }
  }
}
