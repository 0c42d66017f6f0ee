package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.MarketFeed;
import io.orrery.universe.Lineage;
import java.util.List;

/** Brings the bars of some series in the order of their starts. */
final class SeriesFeed implements MarketFeed {

  private final List<BarSeries> data;
  private final long to;
  private final int[] next;
  private int symbol = -1;

  SeriesFeed(List<BarSeries> data, long toMillis) {
    this.data = data;
    this.to = toMillis;
    this.next = new int[data.size()];
  }

  @Override
  public List<Symbol> symbols() {
    return data.stream().map(BarSeries::symbol).toList();
  }

  @Override
  public Lineage lineage() {
    return new Lineage.Unknown();
  }

  @Override
  public boolean next() {
    symbol = -1;
    for (int i = 0; i < next.length; i++) {
      boolean earlier = symbol < 0 || startOf(i) < startOf(symbol);
      if (startOf(i) < to && earlier) {
        symbol = i;
      }
    }
    if (symbol < 0) {
      return false;
    }
    next[symbol]++;
    return true;
  }

  private long startOf(int i) {
    return next[i] < data.get(i).size() ? data.get(i).startMillis(next[i]) : Long.MAX_VALUE;
  }

  private BarSeries bars() {
    return data.get(symbol);
  }

  private int at() {
    return next[symbol] - 1;
  }

  @Override
  public int symbol() {
    return symbol;
  }

  @Override
  public long startMillis() {
    return bars().startMillis(at());
  }

  @Override
  public double openPrice() {
    return bars().open(at());
  }

  @Override
  public double highPrice() {
    return bars().high(at());
  }

  @Override
  public double lowPrice() {
    return bars().low(at());
  }

  @Override
  public double closePrice() {
    return bars().close(at());
  }

  @Override
  public double volume() {
    return bars().volume(at());
  }

  @Override
  public void close() {}
}
