package io.orrery.acceptance;

/** Request bodies. */
final class Bodies {

  private Bodies() {}

  static String trade(String symbol, String price) {
    return """
        {"symbol":"%s","side":"buy","qty":"10","price":"%s","currency":"USD",\
        "executed_at":"2026-01-27T16:39:54Z"}"""
        .formatted(symbol, price);
  }

  static String trade() {
    return trade("AAPL", "190.25");
  }

  /** A trade with one more member. */
  static String tradeWith(String member) {
    return trade().replaceFirst("\\{", "{" + member.replace("\\", "\\\\") + ",");
  }

  /** A trade in which one text is replaced. */
  static String tradeBut(String text, String replacement) {
    return trade().replace(text, replacement);
  }

  static String equity(String equity) {
    return """
        {"observed_at":"2026-01-27T16:40:00Z","currency":"USD","equity":"%s","cash":"-12.50",\
        "market_open":true}"""
        .formatted(equity);
  }
}
