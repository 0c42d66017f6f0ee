package io.orrery.universe;

/**
 * A fact with the provenance that its session gave it, not yet recorded.
 *
 * @param <F> the fact's type
 */
public final class Minted<F extends Fact> {

  private final Provenance provenance;
  private final F fact;

  Minted(Provenance provenance, F fact) {
    this.provenance = provenance;
    this.fact = fact;
  }

  /** Where it comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /** What happened. */
  public F fact() {
    return fact;
  }

  @Override
  public String toString() {
    return fact.type() + " of " + provenance;
  }
}
