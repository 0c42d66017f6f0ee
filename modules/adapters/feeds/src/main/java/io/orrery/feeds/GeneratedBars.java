package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSource;
import io.orrery.market.Split;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** One instrument of a {@link GeneratedMarket}. Prices are whole cents until they are asked for. */
final class GeneratedBars implements BarSource {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double CENTS = 100;
  private static final Regime[] REGIMES = Regime.values();
  private static final BigDecimal FOUR = new BigDecimal("4");
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  /** The standard deviation of a sum of four uniform numbers of 16 bits: 65536 times √(4/12). */
  private static final double DEVIATION = 37_837.227;

  private final Symbol symbol;
  private final BarGrid grid;
  private final MarketShape shape;
  private final Consumer<Split> splits;
  private final long step;
  private final double barsPerYear;
  private final double openingsPerYear;
  private final double usualVolume;
  private long state;

  private long index;
  private final long end;
  private long lastOfHours = -1;
  private long haltFrom = Long.MAX_VALUE;
  private long haltUntil;
  private boolean isFirst = true;

  private Regime regime = Regime.SIDEWAYS;
  private double drift;
  private double volatility;
  private long start;
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;

  GeneratedBars(GeneratedMarket market, Symbol symbol, long seed, Consumer<Split> splits) {
    this.symbol = symbol;
    this.grid = market.grid();
    this.shape = market.shape();
    this.splits = splits;
    this.state = seed;
    this.step = grid.interval().toMillis();
    this.index = grid.indexAtOrAfter(startOf(market.first())) - 1;
    this.end = grid.indexAtOrAfter(startOf(market.last().plusDays(1)));
    LocalDate fourWeeks = fourWeeks(market);
    this.barsPerYear =
        13.0 * Math.max(1, grid.indexAtOrAfter(startOf(fourWeeks.plusDays(1))) - index - 1);
    long openings =
        grid.calendar().days(market.first(), fourWeeks).stream()
            .mapToLong(day -> grid.isDaily() ? 1 : day.hours().size())
            .sum();
    this.openingsPerYear = 13.0 * Math.max(1, openings);
    this.close = Math.rint(CENTS * shape.splitAbove() * (0.05 + 0.45 * uniform()));
    this.usualVolume = (1 + 99 * uniform()) * 1e8 / barsPerYear;
  }

  @Override
  public boolean next() {
    index++;
    boolean resumes = index == haltFrom;
    if (resumes) {
      index = haltUntil;
      haltFrom = Long.MAX_VALUE;
    }
    if (index >= end) {
      index = end;
      return false;
    }
    if (index > lastOfHours) {
      openHours();
    } else if (resumes) {
      start = grid.startMillis(index);
      open = afterGap();
    } else {
      start += step;
      open = close;
    }
    trade();
    return true;
  }

  @Override
  public long startMillis() {
    return start;
  }

  @Override
  public double openPrice() {
    return open / CENTS;
  }

  @Override
  public double highPrice() {
    return high / CENTS;
  }

  @Override
  public double lowPrice() {
    return low / CENTS;
  }

  @Override
  public double closePrice() {
    return close / CENTS;
  }

  @Override
  public double volume() {
    return volume;
  }

  @Override
  public void close() {}

  private void openHours() {
    start = grid.startMillis(index);
    lastOfHours = grid.lastOfHours(index);
    chooseRegime();
    boolean neverClosed = isFirst || grid.calendar().isOpenAt(Instant.ofEpochMilli(start - 1));
    open = neverClosed ? close : afterGap();
    isFirst = false;
    split();
    chooseHalt();
  }

  private void chooseRegime() {
    if (uniform() * Regime.LENGTH < 1) {
      regime = REGIMES[(int) (uniform() * REGIMES.length)];
    }
    drift = regime.drift / barsPerYear;
    volatility = shape.volatility() * regime.volatility / Math.sqrt(barsPerYear);
  }

  private void split() {
    if (open > CENTS * shape.splitAbove()) {
      open = Math.rint(open / 4);
      splits.accept(new Split(symbol, Instant.ofEpochMilli(start), FOUR));
    } else if (open < CENTS * shape.splitAbove() / 80) {
      open = Math.rint(open * 10);
      splits.accept(new Split(symbol, Instant.ofEpochMilli(start), TENTH));
    }
  }

  private void chooseHalt() {
    if (uniform() * openingsPerYear < shape.haltsPerYear()) {
      long rest = lastOfHours - index;
      haltFrom = index + 1 + (long) (uniform() * rest);
      long bars = 1 + (long) (uniform() * (rest == 0 ? 3 : 30));
      haltUntil = rest == 0 ? haltFrom + bars : Math.min(haltFrom + bars, lastOfHours + 1);
    }
  }

  /** The price at an opening: news came while nobody traded. */
  private double afterGap() {
    double size = 0.4 * shape.volatility() * regime.volatility / Math.sqrt(openingsPerYear);
    return moved(close, size * normal(bits()));
  }

  /** From the opening price to the whole bar. */
  private void trade() {
    double surprise = normal(bits());
    close = moved(open, drift + volatility * surprise);
    long more = bits();
    double top = Math.max(open, close);
    double bottom = Math.min(open, close);
    high = Math.rint(top * (1 + volatility * (more & 0xfffff) * 0x1p-20));
    low = Math.max(1, Math.rint(bottom * (1 - volatility * (more >>> 20 & 0xfffff) * 0x1p-20)));
    low = Math.min(low, bottom);
    volume =
        Math.rint(usualVolume * (0.5 + (more >>> 40) * 0x1p-24) * (1 + Math.abs(surprise) / 2));
  }

  private static double moved(double cents, double change) {
    return Math.max(1, Math.rint(cents * Math.max(0.5, 1 + change)));
  }

  /** A nearly normal number of mean 0 and deviation 1 from 64 random bits. */
  private static double normal(long bits) {
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 131_070) / DEVIATION;
  }

  private double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** The next 64 bits of SplitMix64. */
  private long bits() {
    state += GOLDEN;
    long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private long startOf(LocalDate date) {
    return date.atStartOfDay(grid.calendar().zone()).toInstant().toEpochMilli();
  }

  /**
   * The last date of the four weeks that tell how many bars a year has. It depends on nothing but
   * the first date, so that a longer market begins with the same bars.
   */
  private static LocalDate fourWeeks(GeneratedMarket market) {
    LocalDate last = market.first().plusDays(27);
    LocalDate end = market.grid().calendar().validUntil();
    return last.isBefore(end) ? last : end;
  }
}
