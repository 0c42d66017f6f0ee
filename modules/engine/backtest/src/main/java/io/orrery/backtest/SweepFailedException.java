package io.orrery.backtest;

/** A point of a sweep failed, and with it the sweep; what had run before was told. */
public final class SweepFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SweepFailedException(SweepPoint point, Throwable cause) {
    super(
        "every point of a sweep must run, candidate %d in %s failed: %s"
            .formatted(point.candidate(), point.window(), cause.getMessage()),
        cause);
  }
}
