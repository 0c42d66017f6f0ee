package io.orrery.proof;

import io.orrery.basics.Sha256;
import io.orrery.session.ControlId;
import io.orrery.session.ProofBegun;
import io.orrery.session.ProofEnded;
import io.orrery.session.ProofRecord;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Falsification;
import io.orrery.trade.ProofReport;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries everything, one after the other; puts it on the audit record, and signs what it found. */
final class Suite implements Falsification {

  private static final System.Logger LOG = System.getLogger(Suite.class.getName());

  private final Deployment deployment;
  private final Function<String, Door> doors;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();
  private volatile @Nullable ProofReport newest;

  /** {@code doors} leads to the API at an address. */
  Suite(Deployment deployment, Function<String, Door> doors, Clock clock) {
    this.deployment = deployment;
    this.doors = doors;
    this.clock = clock;
  }

  @Override
  public Optional<ProofReport> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public Optional<ProofReport> prove(Optional<String> api) {
    if (!one.tryLock()) {
      return Optional.empty();
    }
    try {
      ProofReport report = proveAlone(api);
      newest = report;
      return Optional.of(report);
    } finally {
      one.unlock();
    }
  }

  private ProofReport proveAlone(Optional<String> api) {
    List<UniverseSession> open = deployment.open();
    UniverseSession signing =
        open.isEmpty() ? deployment.universes().session(Universe.PAPER) : open.get(0);
    ControlId id = ControlId.ofProof();
    Instant begun = clock.instant();
    List<Attempt> attempts = Attempts.all(deployment);
    record(open, new ProofBegun(id, attempts.size()));
    List<Tried> tried = attemptAll(id, attempts, api.map(doors));
    Report report = new Report(id, begun, clock.instant(), api, open, tried);
    String statement = signing.sign("falsification", report.members());
    record(
        open,
        new ProofEnded(
            id,
            report.count(Outcome.HELD),
            report.count(Outcome.BROKEN),
            report.count(Outcome.NOT_ATTEMPTED),
            Sha256.of(statement.getBytes(StandardCharsets.UTF_8))));
    return new ProofReport(report.count(Outcome.BROKEN) == 0, statement);
  }

  private static void record(List<UniverseSession> sessions, ProofRecord fact) {
    sessions.forEach(session -> session.recordProof(fact));
  }

  private List<Tried> attemptAll(ControlId id, List<Attempt> attempts, Optional<Door> door) {
    List<Tried> tried = new ArrayList<>();
    try (SharedTwin twin = new SharedTwin(clock)) {
      for (Attempt attempt : attempts) {
        tried.add(attempt(id, tried.size() + 1, attempt, door, twin));
      }
      return tried;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of a twin could not be removed", e);
    }
  }

  private Tried attempt(
      ControlId id, int number, Attempt attempt, Optional<Door> door, SharedTwin twin) {
    String canary = "%s.%d".formatted(id, number);
    Tried tried = new Tried(canary, attempt, find(attempt, canary, door, twin));
    attempt
        .universe()
        .flatMap(deployment.universes()::find)
        .ifPresent(session -> session.recordProof(tried.fact(id)));
    return tried;
  }

  private Finding find(Attempt attempt, String canary, Optional<Door> door, SharedTwin twin) {
    if (attempt.way() == Attempt.Way.HTTP && door.isEmpty()) {
      return Finding.notAttempted("nobody knows where the API of this deployment answers");
    }
    try (Scene scene = new Scene(deployment, door, twin, canary)) {
      return scene.shown(attempt.trial().run(scene));
    } catch (Door.SilentException e) {
      return Finding.notAttempted(String.valueOf(e.getMessage()));
    } catch (Exception | Error e) {
      LOG.log(Level.WARNING, "the attempt " + attempt.name() + " could not be judged", e);
      return Finding.broken(
          "it could not be judged: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
    }
  }
}
