package io.orrery.proof;

import io.orrery.basics.Sha256;
import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.ledger.LedgerOptions;
import io.orrery.session.Audience;
import io.orrery.session.Controls;
import io.orrery.session.KillSwitch;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A second deployment of the same code in a scratch folder, with all three universes, on which can
 * be tried what must not be tried on the first. It trades with nobody.
 */
final class Twin implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Twin.class.getName());

  private static final Sha256 CODE =
      Sha256.of("the code of a twin".getBytes(StandardCharsets.US_ASCII));

  private static final List<SessionSpec> SPECS =
      Arrays.stream(Universe.values())
          .map(
              universe ->
                  SessionSpec.unknown(
                      universe, Optional.of(new Confirmation(Confirmation.SENTENCE))))
          .toList();

  private final ScratchFolder folder;
  private final Clock clock;
  private final List<Universes> processes = new ArrayList<>();
  private Universes universes;

  private Twin(ScratchFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.universes = process();
  }

  static Twin create(Clock clock) throws IOException {
    return new Twin(ScratchFolder.create(), clock);
  }

  /** The twin that another process has in {@code folder}; it must not be removed here. */
  static Twin in(Path folder, Clock clock) throws IOException {
    return new Twin(ScratchFolder.at(folder), clock);
  }

  ScratchFolder folder() {
    return folder;
  }

  Universes universes() {
    return universes;
  }

  /** The open session of {@code universe}, or a new one. */
  UniverseSession session(Universe universe) {
    return universes.find(universe).orElseGet(() -> open(universe));
  }

  /** A new session of {@code universe}. */
  UniverseSession open(Universe universe) {
    return universes.open(universe);
  }

  void close(Universe universe) {
    universes.close(universe, "the twin is done with it");
  }

  /** Another process on the same folder, as far as one process can be two. */
  Universes process() {
    LedgerOptions options =
        new LedgerOptions(1L << 26, 1 << 10, 0, 0, Optional.empty(), Duration.ofMinutes(10));
    KillSwitch killSwitch = new KillSwitch(new ControlFiles(folder.path()), clock);
    Universes process =
        new Universes(
            SPECS,
            new FileStorage(folder.path(), clock, options),
            Audience.NOBODY,
            new Controls(killSwitch, () -> Optional.of(CODE)),
            clock);
    processes.add(process);
    return process;
  }

  /** Ends everything and begins again on what is on the disk. */
  void restart() {
    closeAll();
    universes = process();
  }

  private void closeAll() {
    for (Universes process : processes) {
      for (Universe universe : Universe.values()) {
        try {
          process.close(universe, "the twin is done with it");
        } catch (RuntimeException e) {
          // what was done to it on purpose may keep it from ending well
          LOG.log(Level.DEBUG, "a twin did not end well", e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    closeAll();
    folder.close();
  }
}
