package io.orrery.cli.migration;

import io.orrery.basics.CurrencyCode;
import io.orrery.migration.Classification;
import io.orrery.migration.MigrationTerms;
import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.Terms;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person says about the old tree. */
final class SourceOptions {

  private static final Duration QUIET = Duration.ofSeconds(2);

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "the zone of times without one, such as America/Chicago")
  private @Nullable String zone;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "the currency of all amounts; recorded as assumed; default: USD")
  private String currency = "USD";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "which files hold what, and how their fields are called")
  private @Nullable Path mapping;

  MigrationTerms terms(Path from, Path home) {
    Classification.Reading reading = reading();
    return new MigrationTerms(from, home, reading.rows(), reading.mapping(), QUIET);
  }

  Classification.Reading reading() {
    return new Classification.Reading(
        new Terms(Optional.ofNullable(zone).map(SourceOptions::zone), new CurrencyCode(currency)),
        mapping == null ? Mapping.none() : Mapping.read(mapping));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("--zone must be a zone such as America/Chicago", e);
    }
  }
}
