package io.orrery.market;

import org.jspecify.annotations.Nullable;

/**
 * Market data is missing, changed, or no market data; the message names source, line and reason.
 */
public final class MarketDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what must hold and what was found. */
  public MarketDataException(String message) {
    super(message);
  }

  /** With the failure behind it. */
  public MarketDataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
