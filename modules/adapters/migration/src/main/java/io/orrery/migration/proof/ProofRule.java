package io.orrery.migration.proof;

import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What proves the universe of a row: its own fields name it and a session, its folder names the
 * same, and its shape is one that only this kind of universe writes. Two witnesses are not enough:
 * the original wrote its own universe into whatever it was given, and its migration moved real
 * orders into the folder of the simulation.
 *
 * <p>LIVE and PAPER have one shape. Between them stand the row's own word and the folder, which the
 * same process cannot have wrong in two ways, because it connects to one of two hosts.
 */
final class ProofRule {

  private static final int MAX_SESSION = 128;
  private static final List<Universe> UNIVERSES = List.of(Universe.values());
  private static final List<ValidityClass> CLASSES = List.of(ValidityClass.values());

  /** The universe of a row, or why it has none. */
  record Verdict(Optional<Universe> universe, Set<Reason> reasons) {}

  /** Judges one row. */
  Verdict judge(Row row, Optional<String> session, Optional<Universe> folder, Shape shape) {
    Set<Reason> against = EnumSet.noneOf(Reason.class);
    Optional<Universe> named = named(row, against);
    if (session.isEmpty()) {
      against.add(Reason.NO_SESSION);
    }
    if (folder.isEmpty()) {
      against.add(Reason.FOLDER_WITHOUT_UNIVERSE);
    } else if (named.isPresent() && !named.equals(folder)) {
      against.add(Reason.FOLDER_OF_ANOTHER_UNIVERSE);
    }
    named.or(() -> folder).ifPresent(universe -> addOfShape(universe, shape, against));
    named.ifPresent(universe -> addOfValidity(row, universe, against));
    return new Verdict(against.isEmpty() ? named : Optional.empty(), against);
  }

  private static Optional<Universe> named(Row row, Set<Reason> against) {
    Optional<String> text = row.text("universe");
    Optional<Universe> named = text.flatMap(ProofRule::universe);
    if (named.isEmpty()) {
      against.add(text.isEmpty() ? Reason.NO_UNIVERSE : Reason.UNKNOWN_UNIVERSE);
    }
    return named;
  }

  private static Optional<Universe> universe(String text) {
    for (Universe each : UNIVERSES) {
      if (each.wireName().equals(text)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The session that a row names. */
  static Optional<String> session(Row row) {
    return row.text("session_id").filter(ProofRule::isName);
  }

  private static boolean isName(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) <= ' ' || id.charAt(i) >= 127) {
        return false;
      }
    }
    return id.length() <= MAX_SESSION;
  }

  /** What the shape of a row says against a universe. */
  static void addOfShape(Universe universe, Shape shape, Set<Reason> to) {
    boolean isSimulation = universe == Universe.SIMULATION;
    switch (shape) {
      case UNKNOWN -> to.add(Reason.SHAPE_SAYS_NOTHING);
      case BROKER -> {
        if (isSimulation) {
          to.add(Reason.BROKER_SHAPE_IN_SIMULATION);
        }
      }
      case SIMULATED -> {
        if (!isSimulation) {
          to.add(Reason.SIMULATED_SHAPE_OUTSIDE_SIMULATION);
        }
      }
    }
  }

  /** A class is derived anew; an old claim can only count against a row. */
  private static void addOfValidity(Row row, Universe universe, Set<Reason> to) {
    row.text("validity_class")
        .filter(claim -> !isOf(universe, claim))
        .ifPresent(claim -> to.add(Reason.VALIDITY_OF_ANOTHER_UNIVERSE));
  }

  private static boolean isOf(Universe universe, String claim) {
    for (ValidityClass each : CLASSES) {
      if (each.name().equalsIgnoreCase(claim)) {
        return each.universe() == universe;
      }
    }
    return false;
  }
}
