package io.orrery.migration;

import java.util.Locale;

/** Lines as the original wrote them. */
final class Rows {

  private Rows() {}

  /** What an account was worth, with provenance. */
  static String equity(
      String universe, String session, int second, String equity, String cash, String power) {
    return String.format(
        Locale.ROOT,
        "{\"session_id\": \"%s\", \"timestamp\": \"2026-01-29T15:%02d:%02d.434370+00:00\", \"equity\": %s,"
            + " \"portfolio_value\": %s, \"cash\": %s, \"buying_power\": %s, \"market_open\": true,"
            + " \"universe\": \"%s\", \"data_lineage_id\": \"unknown_lineage\"}\n",
        session,
        second / 60,
        second % 60,
        equity,
        equity,
        cash,
        power,
        universe);
  }

  /** The same as only a real broker gives it. */
  static String paper(String session, int second) {
    String equity = "99" + (100 + second % 800) + ".25";
    return equity("paper", session, second, equity, "-93992.47", "5332.19");
  }

  /** The same as only the simulated broker gives it. */
  static String simulated(String session, int second) {
    String equity = "100" + (100 + second % 800) + ".5";
    return equity("simulation", session, second, equity, "42129.26", "42129.26");
  }

  /** What an account was worth, without any provenance. */
  static String bare(int second, String equity, String cash, String power) {
    return String.format(
        Locale.ROOT,
        "{\"timestamp\": \"2026-01-22T08:%02d:%02d.331657\", \"equity\": %s, \"portfolio_value\": %s,"
            + " \"cash\": %s, \"buying_power\": %s, \"market_open\": false}\n",
        second / 60,
        second % 60,
        equity,
        equity,
        cash,
        power);
  }

  /** A simulated fill with provenance. */
  static String simulatedFill(String session, int second, String more) {
    String at =
        String.format(
            Locale.ROOT, "2026-01-29T15:%02d:%02d.100000+00:00", second / 60, second % 60);
    return "{\"session_id\": \"%s\", \"universe\": \"simulation\", \"timestamp\": \"%s\", \"order_id\": \"o-%d\", \"symbol\": \"AAPL\", \"side\": \"buy\", \"qty\": 1.5, \"filled_avg_price\": 190.25, \"status\": \"filled\", \"submitted_at\": \"%s\", \"filled_at\": \"%s\"%s}\n"
        .formatted(session, at, second, at, at, more);
  }
}
