package io.orrery.market;

/** A walk over a series in memory. */
final class SeriesSource implements BarSource {

  private final BarSeries series;
  private int at = -1;

  SeriesSource(BarSeries series) {
    this.series = series;
  }

  @Override
  public boolean next() {
    if (at + 1 >= series.size()) {
      return false;
    }
    at++;
    return true;
  }

  @Override
  public long startMillis() {
    return series.startMillis(at);
  }

  @Override
  public double openPrice() {
    return series.open(at);
  }

  @Override
  public double highPrice() {
    return series.high(at);
  }

  @Override
  public double lowPrice() {
    return series.low(at);
  }

  @Override
  public double closePrice() {
    return series.close(at);
  }

  @Override
  public double volume() {
    return series.volume(at);
  }

  @Override
  public void close() {}
}
