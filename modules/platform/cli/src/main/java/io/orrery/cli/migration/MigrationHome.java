package io.orrery.cli.migration;

import io.orrery.ledger.FileStorage;
import io.orrery.migration.Applied;
import io.orrery.migration.Migrations;
import io.orrery.migration.RefusedException;
import io.orrery.session.ImportedSessions;
import io.orrery.trade.Imports;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The migrations of a home, put together. */
record MigrationHome(Path home, Clock clock) {

  Migrations migrations() {
    return new Migrations(home, this::imports, clock);
  }

  /** Where proven records go, as recorded at the moments of that clock. */
  Imports imports(Clock at) {
    return new ImportedSessions((universe, id) -> FileStorage.ofImport(home, universe, id, at), at);
  }

  /** The migration of that name, or the newest. */
  Applied find(@Nullable String id) {
    List<Applied> all = migrations().all();
    return all.stream()
        .filter(each -> id == null || each.id().equals(id))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                new RefusedException(
                    id == null
                        ? "there is no migration in this home"
                        : "there must be a migration %s, there are %s"
                            .formatted(id, all.stream().map(Applied::id).toList())));
  }
}
