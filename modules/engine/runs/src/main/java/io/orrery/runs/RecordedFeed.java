package io.orrery.runs;

import io.orrery.basics.Symbol;
import io.orrery.market.MarketFeed;
import io.orrery.universe.Lineage;
import java.util.List;

/** Another feed, each of whose bars is shown to a recording when its reader has come to it. */
final class RecordedFeed implements MarketFeed {

  private final MarketFeed feed;
  private final MarketRecording recording;

  RecordedFeed(MarketFeed feed, MarketRecording recording) {
    this.feed = feed;
    this.recording = recording;
  }

  @Override
  public boolean next() throws InterruptedException {
    boolean isThere = feed.next();
    if (isThere) {
      recording.see(this);
    }
    return isThere;
  }

  @Override
  public List<Symbol> symbols() {
    return feed.symbols();
  }

  @Override
  public Lineage lineage() {
    return feed.lineage();
  }

  @Override
  public int symbol() {
    return feed.symbol();
  }

  @Override
  public long startMillis() {
    return feed.startMillis();
  }

  @Override
  public double openPrice() {
    return feed.openPrice();
  }

  @Override
  public double highPrice() {
    return feed.highPrice();
  }

  @Override
  public double lowPrice() {
    return feed.lowPrice();
  }

  @Override
  public double closePrice() {
    return feed.closePrice();
  }

  @Override
  public double volume() {
    return feed.volume();
  }

  @Override
  public void close() {
    feed.close();
  }
}
