package io.orrery.proof;

import io.orrery.session.ArmingRefusedException;
import io.orrery.session.ArmingTerms;
import io.orrery.session.ControlId;
import io.orrery.session.KillOrder;
import io.orrery.session.NotArmedException;
import io.orrery.session.OpenOrders;
import io.orrery.session.Person;
import io.orrery.session.SessionSpec;
import io.orrery.session.Transition;
import io.orrery.session.TransitionRefusedException;
import io.orrery.session.TransitionResult;
import io.orrery.session.Transitions;
import io.orrery.session.UniverseBlockedException;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.ControlScope;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Transitions that destroy nothing, and orders of real capital that nobody armed: U8 and U11. */
final class ControlAttempts {

  private static final Person ADA = new Person("Ada", "an attempt of orrery prove");
  private static final Person ADA_AGAIN = new Person(" ADA ", "an attempt of orrery prove");

  private ControlAttempts() {}

  static List<Attempt> all() {
    return List.of(
        Attempt.onTwin(Invariant.U8, "transition_to_itself", ControlAttempts::toItself),
        Attempt.onTwin(Invariant.U8, "transition_to_an_open_one", ControlAttempts::toOpen),
        Attempt.onTwin(Invariant.U8, "use_after_transition", ControlAttempts::leftovers),
        Attempt.onTwin(Invariant.U11, "live_unconfirmed", ControlAttempts::unconfirmed),
        Attempt.onTwin(Invariant.U11, "live_order_unarmed", ControlAttempts::unarmed),
        Attempt.onTwin(Invariant.U11, "armed_by_one_person", ControlAttempts::alone),
        Attempt.onTwin(Invariant.U11, "intake_while_killed", ControlAttempts::killed),
        Attempt.onTwin(Invariant.U11, "kill_over_a_restart", ControlAttempts::killedBefore));
  }

  private static Transition wanted(Universe from, Universe to, Scene scene) {
    return new Transition(from, to, scene.canary(), "orrery prove", OpenOrders.CANCEL);
  }

  private static Finding toItself(Scene scene) {
    return Expect.refusal(
        IllegalArgumentException.class,
        List.of("from paper to paper"),
        () -> wanted(Universe.PAPER, Universe.PAPER, scene));
  }

  private static Finding toOpen(Scene scene) throws IOException {
    Universes universes = scene.twin().universes();
    scene.twin().open(Universe.PAPER);
    UniverseSession open = scene.twin().open(Universe.SIMULATION);
    Transition wanted = wanted(Universe.PAPER, Universe.SIMULATION, scene);
    return Expect.refusal(
        TransitionRefusedException.class,
        List.of(open.session().id().value()),
        () -> new Transitions(universes, universes).run(wanted));
  }

  private static Finding leftovers(Scene scene) throws IOException {
    Universes universes = scene.twin().universes();
    UniverseSession source = scene.twin().open(Universe.PAPER);
    TradeLedger ledger = source.trades();
    SessionId id = source.session().id();
    var minted = source.session().mint(Facts.trade(scene.canary()));
    TransitionResult result =
        new Transitions(universes, universes)
            .run(wanted(Universe.PAPER, Universe.SIMULATION, scene));
    List<String> left = result.proof().map(proof -> proof.remaining()).orElse(List.of("no proof"));
    return Expect.all(
        Finding.of(
            universes.find(Universe.PAPER).isEmpty()
                && universes.find(Universe.SIMULATION).isPresent(),
            "the source must be closed and the target open"),
        Finding.of(left.isEmpty(), "left of the source: " + left),
        boundary(universes, Universe.PAPER, "transition_begun"),
        boundary(universes, Universe.SIMULATION, "transition_completed"),
        Expect.refusal(
            SessionClosedException.class, List.of(id.value()), () -> ledger.append(minted)));
  }

  private static Finding boundary(Universes universes, Universe side, String type) {
    boolean found =
        universes.archive(side).audit().after(0, 100).stream()
            .anyMatch(record -> record.fact().type().equals(type));
    return Finding.of(found, "%s must have the boundary record %s".formatted(side, type));
  }

  private static Finding unconfirmed(Scene scene) {
    return Expect.refusal(
        IllegalArgumentException.class,
        List.of("real capital is at risk"),
        () -> SessionSpec.unknown(Universe.LIVE, Optional.empty()));
  }

  private static Finding unarmed(Scene scene) throws IOException {
    UniverseSession live = scene.session(Universe.LIVE);
    return Expect.refusal(
        NotArmedException.class, List.of("live"), () -> live.arming().requireArmed());
  }

  private static Finding alone(Scene scene) throws IOException {
    UniverseSession live = scene.session(Universe.LIVE);
    ControlId id = ControlId.ofArming();
    live.arming().request(new ArmingTerms(id, scene.canary(), "none", Duration.ofMinutes(1)), ADA);
    Finding refused =
        Expect.refusal(
            ArmingRefusedException.class,
            List.of("another person"),
            () -> live.arming().approve(id, ADA_AGAIN));
    return Expect.all(
        refused, Expect.refusal(NotArmedException.class, () -> live.arming().requireArmed()));
  }

  private static void kill(Twin twin, Scene scene) {
    twin.universes()
        .killSwitch()
        .engage(
            ControlScope.of(Universe.PAPER),
            new KillOrder(scene.canary(), "orrery prove", KillOrder.Way.CALL));
  }

  private static Finding killed(Scene scene) throws IOException {
    UniverseSession paper = scene.twin().open(Universe.PAPER);
    kill(scene.twin(), scene);
    return Expect.refusal(
        UniverseBlockedException.class,
        List.of(scene.canary()),
        () -> paper.tradeIntake().take(List.of(Facts.trade(scene.canary()))));
  }

  private static Finding killedBefore(Scene scene) throws IOException {
    scene.twin().open(Universe.PAPER);
    kill(scene.twin(), scene);
    scene.twin().restart();
    UniverseSession paper = scene.twin().open(Universe.PAPER);
    return Expect.refusal(
        UniverseBlockedException.class,
        () -> paper.tradeIntake().take(List.of(Facts.trade(scene.canary()))));
  }
}
