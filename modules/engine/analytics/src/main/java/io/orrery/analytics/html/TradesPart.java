package io.orrery.analytics.html;

import io.orrery.analytics.Activity;
import io.orrery.analytics.Drawdown;
import io.orrery.analytics.OpenPosition;
import io.orrery.analytics.Performance;
import io.orrery.analytics.RoundTrip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The deepest falls, the round trips and what is still held. */
final class TradesPart {

  private static final int DRAWDOWNS = 10;

  /** Most round trips that are listed and drawn. */
  static final int TRIPS = 500;

  private final Markup page;
  private final Performance performance;

  TradesPart(Markup page, Performance performance) {
    this.page = page;
    this.performance = performance;
  }

  void write() {
    drawdowns();
    Optional<Activity> activity = performance.evidence().activity();
    if (activity.isEmpty()) {
      page.open("section").element("h2", "Round trips");
      page.element("p", "Nobody said what was traded.").close();
      return;
    }
    roundTrips(activity.get().roundTrips());
    openPositions(activity.get().openPositions());
  }

  private void drawdowns() {
    page.open("section").element("h2", "Worst drawdowns");
    List<Drawdown> all = performance.drawdowns();
    if (all.isEmpty()) {
      page.element("p", "The account was never below its highest value.").close();
      return;
    }
    List<Drawdown> shown = all.subList(0, Math.min(DRAWDOWNS, all.size()));
    Table table =
        new Table(
            page,
            caption("The deepest", shown.size(), all.size(), "drawdowns"),
            "@Peak, UTC",
            "@Trough, UTC",
            "@Recovered, UTC",
            "#Depth",
            "#Days");
    for (Drawdown each : shown) {
      table.row(
          Words.moment(each.peakAt()),
          Words.moment(each.troughAt()),
          each.recoveredAt().map(Words::moment).orElse("not until the end"),
          Words.percent(each.depth()),
          String.format(Locale.ROOT, "%,.1f", each.duration().toMillis() / 86_400_000.0));
    }
    table.close();
    page.close();
  }

  private void roundTrips(List<RoundTrip> all) {
    page.open("section", "class", "long").element("h2", "Round trips");
    if (all.isEmpty()) {
      page.element("p", "No round trip was closed.").close();
      return;
    }
    List<RoundTrip> shown = all.subList(Math.max(0, all.size() - TRIPS), all.size());
    String subject =
        performance.basis().universe().name() + " session " + performance.basis().sessionId();
    TripsPicture.draw(page, shown, performance.conventions().zone(), subject);
    page.open("details", "open", "").element("summary", "Numbers of this chart");
    Table table =
        new Table(
            page,
            caption("The latest", shown.size(), all.size(), "round trips"),
            "Symbol",
            "#Quantity",
            "@Entered, UTC",
            "#at",
            "@Left, UTC",
            "#at",
            "#Fees",
            "#Gain",
            "#Gain, percent",
            "Reason");
    shown.forEach(trip -> row(table, trip));
    table.close();
    page.close().close();
  }

  private static void row(Table table, RoundTrip trip) {
    table.row(
        trip.symbol().value(),
        Words.exact(trip.quantity()),
        Words.moment(trip.enteredAt()),
        Words.exact(trip.entryPrice()),
        Words.moment(trip.exitedAt()),
        Words.exact(trip.exitPrice()),
        Words.decimal(trip.fees()),
        Words.decimal(trip.gain()),
        Words.change(trip.gainFraction()),
        trip.reason());
  }

  private void openPositions(List<OpenPosition> all) {
    page.open("section").element("h2", "Positions still open at the end");
    if (all.isEmpty()) {
      page.element("p", "Nothing was held at the end.").close();
      return;
    }
    Table table =
        new Table(
            page,
            "Marked to the market, in the curve, and in no figure about round trips",
            "Symbol",
            "#Quantity",
            "@Entered, UTC",
            "#at",
            "#Marked at",
            "#Unrealised gain");
    for (OpenPosition each : all) {
      table.row(
          each.symbol().value(),
          Words.exact(each.quantity()),
          Words.moment(each.enteredAt()),
          Words.exact(each.entryPrice()),
          Words.decimal(each.markPrice()),
          Words.decimal(each.unrealisedGain()));
    }
    table.close();
    page.close();
  }

  private static String caption(String which, int shown, int all, String what) {
    return shown == all
        ? "All " + what + ": " + all
        : which + " " + shown + " of " + all + " " + what + "; the export as JSON has all";
  }
}
