package io.orrery.analytics;

import io.orrery.basics.Amount;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Makes round trips of fills: each from nothing held to nothing held, at the average prices of
 * coming in and of getting out. Long only: what is sold beyond what is held belongs to no trip.
 */
final class FillBook {

  private static final Comparator<Recorded<Trade>> BY_TIME =
      Comparator.<Recorded<Trade>, Instant>comparing(each -> each.fact().executedAt())
          .thenComparingLong(Recorded::seq);

  private final Map<Symbol, Held> held = new LinkedHashMap<>();
  private final List<RoundTrip> trips = new ArrayList<>();
  private int unmatched;

  private FillBook() {}

  /** What one instrument's fills amount to since nothing of it was held. */
  private static final class Held {
    private final Symbol symbol;
    private final Instant since;
    private BigDecimal bought = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal sold = BigDecimal.ZERO;
    private BigDecimal proceeds = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    Held(Symbol symbol, Instant since) {
      this.symbol = symbol;
      this.since = since;
    }

    void buy(Trade trade) {
      bought = bought.add(trade.qty().value());
      cost = cost.add(trade.qty().value().multiply(trade.price().value()));
      fees = fees.add(fee(trade));
    }

    /** Sells as many units as are held; answers how many of the trade are too many. */
    BigDecimal sell(Trade trade) {
      BigDecimal units = trade.qty().value().min(bought.subtract(sold));
      sold = sold.add(units);
      proceeds = proceeds.add(units.multiply(trade.price().value()));
      fees = fees.add(fee(trade));
      return trade.qty().value().subtract(units);
    }

    boolean isFlat() {
      return bought.compareTo(sold) == 0;
    }

    RoundTrip trip(Instant exitedAt) {
      double units = Numbers.statistic(bought);
      return new RoundTrip(
          symbol,
          units,
          since,
          Numbers.statistic(cost) / units,
          exitedAt,
          Numbers.statistic(proceeds) / units,
          Numbers.statistic(fees),
          "nothing was held any more");
    }

    OpenPosition position() {
      return new OpenPosition(
          symbol,
          Numbers.statistic(bought.subtract(sold)),
          since,
          Numbers.statistic(cost) / Numbers.statistic(bought),
          OptionalDouble.empty());
    }
  }

  static Activity activity(List<Recorded<Trade>> trades) {
    FillBook book = new FillBook();
    trades.stream().sorted(BY_TIME).forEach(each -> book.add(each.fact()));
    return new Activity(
        book.trips, book.held.values().stream().map(Held::position).toList(), book.notes(trades));
  }

  private void add(Trade trade) {
    if (trade.side() == Side.BUY) {
      held.computeIfAbsent(trade.symbol(), symbol -> new Held(symbol, trade.executedAt()))
          .buy(trade);
      return;
    }
    Held position = held.get(trade.symbol());
    if (tooMany(position, trade).signum() > 0) {
      unmatched++;
    }
    if (position != null && position.isFlat()) {
      trips.add(position.trip(trade.executedAt()));
      held.remove(trade.symbol());
    }
  }

  private static BigDecimal fee(Trade trade) {
    return trade.commission().map(Amount::value).orElse(BigDecimal.ZERO);
  }

  private static BigDecimal tooMany(@Nullable Held position, Trade trade) {
    return position == null ? trade.qty().value() : position.sell(trade);
  }

  private List<String> notes(List<Recorded<Trade>> trades) {
    List<String> notes = new ArrayList<>();
    long unsaid = trades.stream().filter(each -> each.fact().commission().isEmpty()).count();
    if (unsaid > 0) {
      notes.add(
          "Fills that do not say what they cost in fees: "
              + unsaid
              + ". Gains of their round trips are before fees.");
    }
    if (unmatched > 0) {
      notes.add(
          "Sales of more than was held: "
              + unmatched
              + ". What they sold beyond that is in no round trip.");
    }
    return List.copyOf(notes);
  }
}
