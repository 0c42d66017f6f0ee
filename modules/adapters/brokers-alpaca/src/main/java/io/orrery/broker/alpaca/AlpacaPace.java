package io.orrery.broker.alpaca;

import java.time.Duration;

/**
 * How long this waits and how often it asks.
 *
 * @param answer how long one request may take
 * @param patience how long all tries of one question may take together
 * @param firstRetry the longest wait before the second try; it doubles with every further one
 * @param longestRetry the longest wait of all, and between two tries to reach the stream
 * @param silence how long the stream may say nothing, pings included, before it counts as lost
 * @param budget how many requests may be sent
 */
public record AlpacaPace(
    Duration answer,
    Duration patience,
    Duration firstRetry,
    Duration longestRetry,
    Duration silence,
    Budget budget) {

  /** Refuses a time that is not above zero with {@link IllegalArgumentException}. */
  public AlpacaPace {
    positive("answer", answer);
    positive("patience", patience);
    positive("firstRetry", firstRetry);
    positive("longestRetry", longestRetry);
    positive("silence", silence);
  }

  /**
   * How many requests may be sent: {@code burst} at once, and {@code perMinute} over time, so that
   * no minute has more than both together.
   *
   * @param perMinute 1 or above
   * @param burst 1 or above
   * @param forCancels how many of the burst are for cancels alone; below {@code burst}
   */
  public record Budget(int perMinute, int burst, int forCancels) {

    /** Refuses numbers that leave nothing with {@link IllegalArgumentException}. */
    public Budget {
      if (perMinute < 1 || forCancels < 0 || burst <= forCancels) {
        throw new IllegalArgumentException(
            "a budget must have a request a minute and a burst above the part for cancels, had"
                + " %s, %s and %s".formatted(perMinute, burst, forCancels));
      }
    }
  }

  /** For Alpaca's limit of 200 requests a minute an account: at most 190. */
  public static AlpacaPace standard() {
    return new AlpacaPace(
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMillis(250),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        new Budget(165, 25, 10));
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
