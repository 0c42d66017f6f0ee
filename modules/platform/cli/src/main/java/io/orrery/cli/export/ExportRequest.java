package io.orrery.cli.export;

import io.orrery.exports.Purpose;
import io.orrery.trade.Selection;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants exported.
 *
 * @param home where it is recorded
 * @param key the universe's first public key; empty to take it from the home
 * @param universe the one universe
 * @param run the run whose ledgers are meant instead of the universe's own
 * @param streams which ledgers
 * @param selection which records
 * @param purpose what for
 * @param format how
 * @param out the new folder
 */
record ExportRequest(
    Path home,
    Optional<Path> key,
    Universe universe,
    Optional<RunId> run,
    List<Stream> streams,
    Selection selection,
    Purpose purpose,
    Format format,
    Path out) {

  /** Refuses a run of another universe than SIMULATION, and a session of another universe. */
  ExportRequest {
    if (run.isPresent() && universe != Universe.SIMULATION) {
      throw new IllegalArgumentException(
          "--run must be exported of simulation, where runs are, was of " + universe);
    }
    selection
        .session()
        .filter(session -> session.universe() != universe)
        .ifPresent(
            session -> {
              throw new IllegalArgumentException(
                  "--session must be one of %s, was one of %s: an export has one universe"
                      .formatted(universe, session.universe()));
            });
    streams = List.copyOf(streams);
  }
}
