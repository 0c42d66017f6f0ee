package io.orrery.universe;

/**
 * What a result may be used for, within a universe from the strongest to the weakest. Derived by
 * {@link Validity#derive}, never supplied.
 *
 * <p>The wire name is the constant's name.
 */
public enum ValidityClass {
  /** A live record that the executor attested. */
  LIVE_VERIFIED(Universe.LIVE),
  /** A live record that nobody has attested yet. */
  LIVE_UNVERIFIED(Universe.LIVE),
  /** A record of a paper account. */
  PAPER_ONLY(Universe.PAPER),
  /** A simulation with every realism constraint on and data that was verified by hash. */
  SIM_VALID_FOR_TRAINING(Universe.SIMULATION),
  /** Any other simulation. */
  SIM_INVALID_FOR_TRAINING(Universe.SIMULATION);

  private final Universe universe;

  ValidityClass(Universe universe) {
    this.universe = universe;
  }

  /** The only universe whose records can have it. */
  public Universe universe() {
    return universe;
  }
}
