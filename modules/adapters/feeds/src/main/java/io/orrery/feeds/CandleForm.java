package io.orrery.feeds;

import java.util.List;

/** The names that a JSON form of bars uses, and what its time means. */
enum CandleForm {
  COINBASE("candles", List.of("start", "open", "high", "low", "close", "volume"), List.of()),
  BINANCE(
      "ohlc",
      List.of("endTime", "openPrice", "highPrice", "lowPrice", "closePrice", "volume"),
      List.of("amount"));

  private final String array;
  private final List<String> members;
  private final List<String> ignored;

  CandleForm(String array, List<String> members, List<String> ignored) {
    this.array = array;
    this.members = members;
    this.ignored = ignored;
  }

  /** The member of the file's object that holds the bars. */
  String array() {
    return array;
  }

  /** The members of a bar: time, open, high, low, close, volume. */
  List<String> members() {
    return members;
  }

  boolean isIgnored(String member) {
    return ignored.contains(member);
  }

  /** When a bar starts, in milliseconds since 1970, if its time is {@code time}. */
  long start(long time, long interval) {
    return this == COINBASE
        ? Math.multiplyExact(time, 1000)
        : Math.subtractExact(Math.addExact(time, 1), interval);
  }
}
