package io.orrery.broker.alpaca;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarSeries;
import io.orrery.market.MarketDataException;
import io.orrery.order.BrokerException;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recorded bars from Alpaca's market data API, as they were traded: prices are not adjusted for
 * splits or dividends.
 *
 * <p>Alpaca counts a limit from the side with which its answer begins, and may end a page early. So
 * every question names both ends and the side, and pages are read until Alpaca says that there are
 * no more. Answers are oldest first. A bar counts only when it is over: when its start plus its
 * interval is not after the end asked for, nor after now. Alpaca labels a daily bar by midnight in
 * New York; it counts from the next midnight on.
 */
public final class AlpacaBars implements AutoCloseable {

  /** Most bars that one answer may have. */
  public static final int MOST = 1_000_000;

  private static final int PAGE = 10_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final long MOST_MINUTES = 59;

  private final Api<MarketDataResource> api;
  private final AlpacaFeed feed;
  private final Clock clock;

  /**
   * A reader that is not yet connected.
   *
   * @param universe whose key {@code connection} has; SIMULATION is refused
   * @throws ForeignBrokerException if hosts, key or account are not of {@code universe}
   */
  public AlpacaBars(
      Universe universe,
      AlpacaConnection connection,
      AlpacaPace pace,
      AlpacaFeed feed,
      Clock clock) {
    connection.requireOf(universe);
    this.api = new Api<>(connection, connection.data(), pace, clock, MarketDataResource.class);
    this.feed = feed;
    this.clock = clock;
  }

  /**
   * All bars from {@code start} that are over at {@code end}.
   *
   * @param interval one day, or 1 to 59 whole minutes
   * @throws MarketDataException if Alpaca did not answer, or with what is no market data
   */
  public BarSeries between(Symbol symbol, Duration interval, Instant start, Instant end) {
    return series(symbol, interval, read(symbol, interval, start, end, new Side("asc", MOST)));
  }

  /**
   * The newest {@code count} bars of those from {@code start} that are over at {@code end}; fewer
   * if there are fewer.
   *
   * @param interval one day, or 1 to 59 whole minutes
   * @param count 1 to {@value #MOST}
   * @throws MarketDataException if Alpaca did not answer, or with what is no market data
   */
  public BarSeries newest(Symbol symbol, Duration interval, Instant start, Instant end, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "count must be from 1 to %s, was %s".formatted(MOST, count));
    }
    List<Bar> bars = read(symbol, interval, start, end, new Side("desc", count));
    Collections.reverse(bars);
    return series(symbol, interval, bars);
  }

  /** From which side to read, and how many bars at most. */
  private record Side(String sort, int most) {

    boolean isAscending() {
      return sort.equals("asc");
    }
  }

  private List<Bar> read(Symbol symbol, Duration interval, Instant start, Instant end, Side side) {
    MarketDataResource.Query query = query(interval, start, end, side);
    Instant now = clock.instant();
    Instant over = end.isBefore(now) ? end : now;
    List<Bar> bars = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    do {
      Messages.Bars page = page(symbol, query);
      for (Messages.Bar each : page.bars() == null ? List.<Messages.Bar>of() : page.bars()) {
        Bar bar = bar(symbol, each);
        boolean counts = !bar.start().isBefore(start) && !bar.start().plus(interval).isAfter(over);
        if (counts && bars.size() < side.most()) {
          bars.add(bar);
        }
      }
      query.pageToken = next(symbol, page, tokens);
    } while (query.pageToken != null && (side.isAscending() || bars.size() < side.most()));
    if (side.isAscending() && bars.size() == MOST) {
      throw new MarketDataException(
          "an answer must have fewer than %s bars, %s had as many".formatted(MOST, symbol));
    }
    return bars;
  }

  private static @Nullable String next(Symbol symbol, Messages.Bars page, Set<String> tokens) {
    String next = page.nextPageToken();
    if (next != null && (!tokens.add(next) || tokens.size() > MOST / 10)) {
      throw new MarketDataException(
          "the pages of the bars of %s must end, page %s leads back"
              .formatted(symbol, tokens.size()));
    }
    return next;
  }

  private MarketDataResource.Query query(Duration interval, Instant start, Instant end, Side side) {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "start must be before end, was %s and %s".formatted(start, end));
    }
    MarketDataResource.Query query = new MarketDataResource.Query();
    query.timeframe = timeframe(interval);
    query.start = start.toString();
    query.end = end.toString();
    query.limit = (int) Math.min(PAGE, side.most() + 1L);
    query.sort = side.sort();
    query.feed = feed.wireName();
    query.adjustment = "raw";
    return query;
  }

  private static String timeframe(Duration interval) {
    long minutes = interval.toMinutes();
    if (interval.equals(DAY)) {
      return "1Day";
    } else if (minutes >= 1
        && minutes <= MOST_MINUTES
        && interval.equals(Duration.ofMinutes(minutes))) {
      return minutes + "Min";
    }
    throw new IllegalArgumentException(
        "interval must be a day or 1 to 59 whole minutes, was " + interval);
  }

  private Messages.Bars page(Symbol symbol, MarketDataResource.Query query) {
    try {
      return api.ask(
          "bars of " + symbol, data -> data.bars(symbol.value(), query), Messages.Bars.class);
    } catch (BrokerException e) {
      throw new MarketDataException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Bar bar(Symbol symbol, Messages.Bar bar) {
    if (bar.t() == null
        || bar.o() == null
        || bar.h() == null
        || bar.l() == null
        || bar.c() == null
        || bar.v() == null) {
      throw new MarketDataException("a bar of %s must have t, o, h, l, c and v".formatted(symbol));
    }
    try {
      return new Bar(OrderWords.moment(bar.t()), bar.o(), bar.h(), bar.l(), bar.c(), bar.v());
    } catch (IllegalArgumentException e) {
      throw new MarketDataException("%s: %s".formatted(symbol, e.getMessage()), e);
    }
  }

  private static BarSeries series(Symbol symbol, Duration interval, List<Bar> bars) {
    try {
      return BarSeries.of(symbol, interval, bars);
    } catch (IllegalArgumentException e) {
      throw new MarketDataException("bars of Alpaca: " + e.getMessage(), e);
    }
  }

  /** Lets go of its connection; a second call changes nothing. */
  @Override
  public void close() {
    api.close();
  }
}
