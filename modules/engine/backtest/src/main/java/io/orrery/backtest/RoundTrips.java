package io.orrery.backtest;

import io.orrery.analytics.RoundTrip;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes round trips of fills: one for each position from its first buy to the sale that ends it.
 * Entry and exit price are averages over the units; the reason is that of the last sale.
 */
public final class RoundTrips {

  private final Map<Symbol, Trip> open = new HashMap<>();
  private final List<RoundTrip> ended = new ArrayList<>();

  /** Takes the next fill. */
  public void filled(Fill fill) {
    Trip trip = open.computeIfAbsent(fill.symbol(), symbol -> new Trip(fill.millis()));
    if (trip.add(fill)) {
      open.remove(fill.symbol());
      ended.add(trip.ended(fill));
    }
  }

  /** The positions that ended so far, in the order of their ends. */
  public List<RoundTrip> ended() {
    return List.copyOf(ended);
  }

  /** One position while it lives. */
  private static final class Trip {
    private final long entered;
    private double held;
    private double bought;
    private double paid;
    private double received;
    private double fees;

    Trip(long entered) {
      this.entered = entered;
    }

    /** Whether the fill ends it. */
    boolean add(Fill fill) {
      fees += fill.commission();
      if (fill.side() == Side.BUY) {
        held += fill.quantity();
        bought += fill.quantity();
        paid += fill.value();
      } else {
        held -= fill.quantity();
        received += fill.value();
      }
      return fill.side() == Side.SELL && held == 0;
    }

    RoundTrip ended(Fill last) {
      return new RoundTrip(
          last.symbol(),
          bought,
          Instant.ofEpochMilli(entered),
          paid / bought,
          Instant.ofEpochMilli(last.millis()),
          received / bought,
          fees,
          last.reason());
    }
  }
}
