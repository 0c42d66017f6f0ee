package io.orrery.benchmarks;

import io.orrery.basics.CurrencyCode;
import io.orrery.ledger.FileStorage;
import io.orrery.migration.MigrationTerms;
import io.orrery.migration.Migrations;
import io.orrery.migration.Progress;
import io.orrery.migration.Report;
import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.Terms;
import io.orrery.session.ImportedSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One migration, or its plan. */
final class MigrateRun {

  private MigrateRun() {}

  /** How long it takes, in milliseconds. */
  static double millis(Path home, Path source, boolean apply) {
    Migrations migrations =
        new Migrations(
            home,
            at ->
                new ImportedSessions(
                    (universe, id) -> FileStorage.ofImport(home, universe, id, at), at),
            Clock.systemUTC());
    MigrationTerms terms =
        new MigrationTerms(
            source,
            home,
            new Terms(Optional.empty(), new CurrencyCode("USD")),
            Mapping.none(),
            Duration.ZERO);
    long before = System.nanoTime();
    Report report =
        apply ? migrations.apply(terms, Progress.NONE) : migrations.plan(terms, Progress.NONE);
    double millis = (System.nanoTime() - before) / 1e6;
    if (report.migrated() != report.in()) {
      throw new IllegalStateException("all must be proven, but: " + report.reasons());
    }
    return millis;
  }
}
