package io.orrery.rest;

import io.orrery.basics.Sha256;
import io.orrery.trade.Fault;
import io.orrery.trade.Integrity;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A check that waits until it may go on, and then finds what its universe stands for. */
final class HeldIntegrity implements Integrity {

  final Semaphore permits = new Semaphore(0);
  final AtomicInteger asked = new AtomicInteger();

  /** PAPER is intact, SIMULATION has an edited trade, LIVE cannot be read. */
  @Override
  public Verdict verify(Universe universe, Stream stream) {
    asked.incrementAndGet();
    permits.acquireUninterruptibly();
    Sha256 head = Sha256.of(stream.wireName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return switch (universe) {
      case PAPER -> new Verdict.Intact(universe, stream, 7, head, head, 1, 0, 0);
      case SIMULATION ->
          new Verdict.NotIntact(
              universe,
              stream,
              Fault.EDITED,
              new Verdict.Place("data/simulation/trades.jsonl", 2, 300, 2),
              "record 2 does not have its hash");
      case LIVE -> throw new LedgerException("cannot read data/live");
    };
  }

  @Override
  public Sealed sealed(Universe universe, Stream stream) {
    Sha256 hash = Sha256.of(new byte[0]);
    Instant at = Instant.parse("2026-01-27T17:00:00Z");
    return new Sealed(1, Optional.of(new SealSummary(7, hash, at, "0123456789abcdef")));
  }
}
