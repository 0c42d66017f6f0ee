package io.orrery.session;

import java.time.Clock;

/**
 * What the universes of a deployment are controlled by.
 *
 * @param killSwitch stops them
 * @param code which program runs, to which arming is bound
 */
public record Controls(KillSwitch killSwitch, CodeIdentity code) {

  /**
   * A switch of its own that no file engages and that forgets at the end, and no code to arm: for
   * universes of their own, such as those of runs.
   */
  public static Controls none(Clock clock) {
    return new Controls(new KillSwitch(new NoLatch(), clock), CodeIdentity.UNKNOWN);
  }
}
