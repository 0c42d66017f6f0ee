package io.orrery.session;

import io.orrery.trade.ControlScope;
import io.orrery.trade.KillLatch;
import java.util.Optional;

/** A latch that is never set. */
final class NoLatch implements KillLatch {

  @Override
  public Optional<Latched> read(ControlScope scope) {
    return Optional.empty();
  }

  @Override
  public void write(ControlScope scope, String reason) {}

  @Override
  public void remove(ControlScope scope) {}
}
