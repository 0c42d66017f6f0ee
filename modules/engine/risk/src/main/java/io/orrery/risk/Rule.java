package io.orrery.risk;

/** One check of the gate. */
@FunctionalInterface
interface Rule {

  /**
   * What it finds.
   *
   * @throws MissingDataException if it needs what is not known
   */
  CheckResult apply(Case order);
}
