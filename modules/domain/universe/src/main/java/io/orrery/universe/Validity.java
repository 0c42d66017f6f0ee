package io.orrery.universe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A validity class with the reasons for it.
 *
 * @param validityClass what the record may be used for
 * @param reasons why the class is not the strongest of its universe, in the order of {@link
 *     ValidityReason}; empty if it is
 */
public record Validity(ValidityClass validityClass, List<ValidityReason> reasons) {

  /** Copies {@code reasons}. */
  public Validity {
    reasons = List.copyOf(reasons);
  }

  /**
   * The class of a record, by contract U9: a pure function of where the record came from. What is
   * unknown counts as the weaker.
   */
  public static Validity derive(
      Universe universe, Assumptions assumptions, Lineage lineage, Attestation attestation) {
    return switch (universe) {
      case LIVE -> live(attestation);
      case PAPER -> new Validity(ValidityClass.PAPER_ONLY, List.of());
      case SIMULATION -> simulation(assumptions, lineage);
    };
  }

  /**
   * What a summary of several records of one universe may be used for: the weakest class among them
   * with the reasons of all.
   *
   * @throws IllegalArgumentException if {@code parts} is empty or of two universes (contract U10)
   */
  public static Validity weakest(Collection<Validity> parts) {
    ValidityClass weakest =
        parts.stream()
            .map(Validity::validityClass)
            .max(ValidityClass::compareTo)
            .orElseThrow(() -> new IllegalArgumentException("a summary of nothing has no class"));
    parts.forEach(part -> requireSameUniverse(part.validityClass(), weakest));
    Set<ValidityReason> reasons = EnumSet.noneOf(ValidityReason.class);
    parts.forEach(part -> reasons.addAll(part.reasons()));
    return new Validity(weakest, List.copyOf(reasons));
  }

  private static void requireSameUniverse(ValidityClass one, ValidityClass other) {
    if (one.universe() != other.universe()) {
      throw new IllegalArgumentException(
          "a summary must be of one universe, was of "
              + one.universe()
              + " and "
              + other.universe());
    }
  }

  private static Validity live(Attestation attestation) {
    return attestation instanceof Attestation.ByExecutor
        ? new Validity(ValidityClass.LIVE_VERIFIED, List.of())
        : new Validity(ValidityClass.LIVE_UNVERIFIED, List.of(ValidityReason.NOT_ATTESTED));
  }

  private static Validity simulation(Assumptions assumptions, Lineage lineage) {
    List<ValidityReason> reasons = new ArrayList<>(assumptions.missingRealism());
    if (!(lineage instanceof Lineage.VerifiedDataset)) {
      reasons.add(ValidityReason.LINEAGE_NOT_VERIFIED);
    }
    ValidityClass validityClass =
        reasons.isEmpty()
            ? ValidityClass.SIM_VALID_FOR_TRAINING
            : ValidityClass.SIM_INVALID_FOR_TRAINING;
    return new Validity(validityClass, reasons);
  }
}
