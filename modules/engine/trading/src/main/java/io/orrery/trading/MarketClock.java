package io.orrery.trading;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a market that is replayed: it stands until a bar moves it. Never goes back. */
public final class MarketClock extends Clock {

  private volatile Instant now;

  /** Stands at {@code begin}. */
  public MarketClock(Instant begin) {
    this.now = begin;
  }

  /** Moves on; an earlier instant changes nothing. */
  synchronized void moveTo(Instant next) {
    if (next.isAfter(now)) {
      now = next;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Always UTC: the zone of a market is its calendar's. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
