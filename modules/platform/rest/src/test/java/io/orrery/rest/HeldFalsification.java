package io.orrery.rest;

import io.orrery.trade.Falsification;
import io.orrery.trade.ProofReport;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** A run that waits until it may go on, and finds that everything holds. */
final class HeldFalsification implements Falsification {

  static final String STATEMENT = "{\"kind\":\"statement\",\"signature\":\"AA==\"}\n";

  final Semaphore permits = new Semaphore(0);
  final Semaphore begun = new Semaphore(0);
  final AtomicReference<String> api = new AtomicReference<>("");
  private final Semaphore one = new Semaphore(1);
  private volatile Optional<ProofReport> newest = Optional.empty();

  @Override
  public Optional<ProofReport> prove(Optional<String> address) {
    if (!one.tryAcquire()) {
      return Optional.empty();
    }
    try {
      api.set(address.orElse(""));
      begun.release();
      permits.acquireUninterruptibly();
      newest = Optional.of(new ProofReport(true, STATEMENT));
      return newest;
    } finally {
      one.release();
    }
  }

  @Override
  public Optional<ProofReport> newest() {
    return newest;
  }
}
