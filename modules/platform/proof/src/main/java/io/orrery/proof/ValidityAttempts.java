package io.orrery.proof;

import io.orrery.basics.ExecutionId;
import io.orrery.session.UniverseSession;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Attestation;
import io.orrery.universe.Lineage;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Classes that are not deserved, sums of two universes, clocks that jump: U9, U10 and U20. */
final class ValidityAttempts {

  private ValidityAttempts() {}

  static List<Attempt> all() {
    return List.of(
        Attempt.onTwin(Invariant.U9, "class_without_realism", scene -> withoutRealism()),
        Attempt.onTwin(Invariant.U9, "class_by_attestation", ValidityAttempts::byAttestation),
        Attempt.onTwin(Invariant.U9, "class_of_a_summary", scene -> ofSummary()),
        Attempt.onTwin(Invariant.U10, "sum_of_two_universes", scene -> mixedSum()),
        Attempt.onTwin(Invariant.U20, "clock_that_goes_back", ValidityAttempts::clockBack));
  }

  private static Validity derived(Universe universe, Attestation attestation) {
    return Validity.derive(universe, Assumptions.unknown(), new Lineage.Unknown(), attestation);
  }

  private static Attestation attested() {
    return new Attestation.ByExecutor(new ExecutionId("canary"), "canary");
  }

  private static Finding withoutRealism() {
    Validity found = derived(Universe.SIMULATION, Attestation.none());
    return Finding.of(
        found.validityClass() == ValidityClass.SIM_INVALID_FOR_TRAINING
            && !found.reasons().isEmpty(),
        "a simulation of which nobody said anything has class %s with reasons %s"
            .formatted(found.validityClass(), found.reasons()));
  }

  private static Finding byAttestation(Scene scene) throws IOException {
    return Expect.all(
        attested(scene, Universe.SIMULATION, ValidityClass.SIM_INVALID_FOR_TRAINING),
        attested(scene, Universe.PAPER, ValidityClass.PAPER_ONLY));
  }

  private static Finding attested(Scene scene, Universe universe, ValidityClass deserved)
      throws IOException {
    UniverseSession session = scene.session(universe);
    Provenance found =
        session
            .trades()
            .append(session.session().mint(Facts.trade(scene.canary()), attested()))
            .provenance();
    return Finding.of(
        found.validityClass() == deserved,
        "an attested fill of %s has class %s".formatted(universe, found.validityClass()));
  }

  private static Finding ofSummary() {
    Validity found =
        Validity.weakest(
            List.of(
                derived(Universe.LIVE, attested()), derived(Universe.LIVE, Attestation.none())));
    return Finding.of(
        found.validityClass() == ValidityClass.LIVE_UNVERIFIED,
        "a summary of a verified and an unverified fill has class " + found.validityClass());
  }

  private static Finding mixedSum() {
    List<Validity> parts =
        List.of(
            derived(Universe.PAPER, Attestation.none()),
            derived(Universe.SIMULATION, Attestation.none()));
    return Expect.refusal(
        IllegalArgumentException.class,
        List.of("paper", "simulation"),
        () -> Validity.weakest(parts));
  }

  /** Order is by number: a clock that goes back changes no order. */
  private static Finding clockBack(Scene scene) throws IOException {
    SteppedClock clock = new SteppedClock(scene.clock().instant());
    UniverseSession paper = scene.twin(clock).open(Universe.PAPER);
    Recorded<?> first = paper.trades().append(paper.session().mint(Facts.trade(scene.canary())));
    clock.step(Duration.ofHours(-1));
    Recorded<?> second = paper.trades().append(paper.session().mint(Facts.trade(scene.canary())));
    return Finding.of(
        second.seq() == first.seq() + 1 && second.recordedAt().isBefore(first.recordedAt()),
        "records %d and %d were written at %s and %s"
            .formatted(first.seq(), second.seq(), first.recordedAt(), second.recordedAt()));
  }

  /** A clock that jumps when it is told to. */
  private static final class SteppedClock extends Clock {
    private volatile Instant now;

    SteppedClock(Instant start) {
      this.now = start;
    }

    void step(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
