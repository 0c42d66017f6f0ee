package io.orrery.trading;

import io.orrery.basics.Exact;
import io.orrery.basics.Price;
import io.orrery.basics.Symbol;
import io.orrery.market.MarketDataException;
import io.orrery.market.Sector;
import io.orrery.market.SectorMap;
import io.orrery.market.TradingCalendar;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.Returns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The market as its closed bars tell of it: last prices, and closes day by day. Bars come on one
 * thread; anyone may ask.
 */
public final class TickerTape implements MarketView {

  private static final Duration DAY = Duration.ofDays(1);

  private final TradingCalendar calendar;
  private final SectorMap sectors;
  private final Duration interval;
  private final Clock clock;
  private final Map<Symbol, DailyCloses> closes = new ConcurrentHashMap<>();
  private final Map<Symbol, MarketPrice> prices = new ConcurrentHashMap<>();

  /**
   * Has seen nothing yet.
   *
   * @param interval the length of the bars
   * @param clock the market's time
   */
  public TickerTape(TradingCalendar calendar, SectorMap sectors, Duration interval, Clock clock) {
    this.calendar = calendar;
    this.sectors = sectors;
    this.interval = interval;
    this.clock = clock;
  }

  /** A bar closed at {@code at}. */
  void closed(Symbol symbol, double close, Instant at) {
    prices.put(symbol, new MarketPrice(new Price(Exact.of(close)), at));
    // a bar that closes at midnight belongs to the day before
    if (tradingDay(at.minusNanos(1)) instanceof Finding.Known<LocalDate> day) {
      closes
          .computeIfAbsent(symbol, any -> new DailyCloses())
          .put((int) day.value().toEpochDay(), close);
    }
  }

  @Override
  public Finding<MarketPrice> price(Symbol symbol) {
    MarketPrice price = prices.get(symbol);
    return price == null
        ? Finding.missing("no bar of " + symbol + " has closed yet")
        : Finding.of(price);
  }

  @Override
  public Finding<Sector> sector(Symbol symbol) {
    return sectors
        .sectorOf(symbol)
        .map(Finding::of)
        .orElseGet(() -> Finding.missing("the sector map has no sector of " + symbol));
  }

  @Override
  public Finding<Returns> returns(Symbol symbol) {
    DailyCloses known = closes.get(symbol);
    return known == null
        ? Finding.missing("no day of " + symbol + " has closed yet")
        : Finding.of(known.returns());
  }

  /** Orders on daily bars are for the next opening, so a market that is closed takes them. */
  @Override
  public Finding<MarketStatus> market(Symbol symbol) {
    return interval.compareTo(DAY) >= 0
        ? Finding.of(new MarketStatus.Open())
        : MarketStatus.at(calendar, clock.instant());
  }

  @Override
  public Finding<LocalDate> tradingDay(Instant at) {
    try {
      return Finding.of(calendar.dateAt(at));
    } catch (MarketDataException e) {
      return Finding.missing(String.valueOf(e.getMessage()));
    }
  }
}
