package io.orrery.session;

import io.orrery.universe.Universe;

/** The arming of universes without real capital: there is nothing to arm. */
final class ArmingNotNeeded implements Arming {

  private final Universe universe;

  ArmingNotNeeded(Universe universe) {
    this.universe = universe;
  }

  @Override
  public void requireArmed() {}

  @Override
  public ArmingState state() {
    return new ArmingState.NotNeeded(universe + " has no real capital, and is not armed");
  }

  @Override
  public void request(ArmingTerms terms, Person by) {
    throw refused();
  }

  @Override
  public void approve(ControlId request, Person by) {
    throw refused();
  }

  @Override
  public void disarm(String reason) {}

  private ArmingRefusedException refused() {
    return new ArmingRefusedException(
        "a universe must have real capital to be armed, %s has none".formatted(universe));
  }
}
