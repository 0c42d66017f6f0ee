package io.orrery.session;

import io.orrery.trade.ControlScope;
import io.orrery.trade.KillLatch;
import io.orrery.trade.LedgerException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A latch in memory whose disk can be full, broken for removal, or hang. */
final class HeldLatch implements KillLatch {

  final Map<ControlScope, Latched> set = new ConcurrentHashMap<>();
  volatile boolean isFull;
  volatile boolean isReadOnly;
  volatile CountDownLatch hanging = new CountDownLatch(0);

  @Override
  public Optional<Latched> read(ControlScope scope) {
    return Optional.ofNullable(set.get(scope));
  }

  @Override
  public void write(ControlScope scope, String reason) {
    await();
    if (isFull) {
      throw new LedgerException("No space left on device, says the test");
    }
    set.putIfAbsent(scope, new Latched(reason, "OS user test"));
  }

  @Override
  public void remove(ControlScope scope) {
    if (isReadOnly) {
      throw new LedgerException("Read-only file system, says the test");
    }
    set.remove(scope);
  }

  private void await() {
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
