package io.orrery.ledger;

import io.orrery.universe.Stream;
import java.time.Instant;

/** When the record at a cursor happened, by the rule of {@code Selection}. For one thread. */
final class RecordTime {

  private final Stream stream;
  private final InstantText text = new InstantText();
  private final Span span = new Span();
  private long seconds;
  private int nanos;

  RecordTime(Stream stream) {
    this.stream = stream;
  }

  void read(LedgerCursor cursor) {
    String type = cursor.sample().fact().type();
    boolean isTold =
        switch (stream) {
          case TRADES -> type.equals("trade") && cursor.find(LineTemplate.Known.EXECUTED_AT, span);
          case EQUITY ->
              type.equals("equity_point") && cursor.find(LineTemplate.Known.OBSERVED_AT, span);
          default -> false;
        };
    if (isTold && text.read(span.bytes(), span.start(), span.end())) {
      seconds = text.seconds();
      nanos = text.nanos();
    } else {
      Instant recordedAt = cursor.recordedAt();
      seconds = recordedAt.getEpochSecond();
      nanos = recordedAt.getNano();
    }
  }

  /** Microseconds since 1970, rounded down. */
  long micros() {
    return seconds * 1_000_000 + nanos / 1000;
  }

  boolean isBefore(Instant moment) {
    return seconds < moment.getEpochSecond()
        || (seconds == moment.getEpochSecond() && nanos < moment.getNano());
  }

  /** A moment as {@link #micros} says it; every moment of a record fits. */
  static long micros(Instant moment) {
    long seconds =
        Math.max(-100_000_000_000L, Math.min(1_000_000_000_000L, moment.getEpochSecond()));
    return seconds * 1_000_000 + moment.getNano() / 1000;
  }
}
