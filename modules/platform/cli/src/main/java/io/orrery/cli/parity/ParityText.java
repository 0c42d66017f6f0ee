package io.orrery.cli.parity;

import io.orrery.cli.terminal.TextTable;
import io.orrery.parity.ComparedSession;
import io.orrery.parity.Deal;
import io.orrery.parity.DealPair;
import io.orrery.parity.ParityMeasure;
import io.orrery.parity.ParityReport;
import io.orrery.parity.ParityVerdict;
import io.orrery.parity.Spread;
import io.orrery.parity.Unmatched;
import io.orrery.universe.RunId;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison for people: the verdict first, then what it rests on, then deal by deal. */
final class ParityText {

  private final PrintWriter out;
  private final ParityReport report;

  ParityText(PrintWriter out, ParityReport report) {
    this.out = out;
    this.report = report;
  }

  /** Prints all of it, of each list of deals the first {@code most}. */
  void print(int most) {
    out.println(title());
    report.verdict().reasons().forEach(reason -> out.println("  " + reason));
    out.println();
    sides();
    report
        .span()
        .ifPresent(span -> out.println("compared from %s to %s".formatted(span.from(), span.to())));
    out.println(report.market().sentence());
    out.println("may be used as " + report.validityClass());
    out.println();
    numbers();
    spreads();
    pairs(most);
    alone("Only left", report.pairing().onlyLeft(), most);
    alone("Only right", report.pairing().onlyRight(), most);
    out.println("digest " + report.digest());
  }

  private String title() {
    return switch (report.verdict().answer()) {
      case WITHIN -> "within the band";
      case OUTSIDE -> "outside the band";
      case UNDECIDED -> "undecided";
    };
  }

  private void sides() {
    TextTable table =
        new TextTable(
            "Side", "Universe", "Session", "Run", "Lineage", "Validity", "Deals", "Filled");
    side(table, "left", report.left());
    side(table, "right", report.right());
    table.lines().forEach(out::println);
    report.left().notes().forEach(note -> out.println("left: " + note));
    report.right().notes().forEach(note -> out.println("right: " + note));
  }

  private static void side(TextTable table, String name, ComparedSession side) {
    table.row(
        name,
        side.universe().wireName(),
        side.id().value(),
        side.run().map(RunId::value).orElse("-"),
        side.lineageId(),
        side.validity().validityClass().name(),
        Integer.toString(side.deals().size()),
        Long.toString(side.filled()));
  }

  private void numbers() {
    TextTable table = new TextTable("Number", "Value", "Bound");
    for (ParityVerdict.Judged each : report.verdict().numbers()) {
      table.row(
          each.name(),
          each.undefinedBecause().map(why -> "undefined: " + why).orElse(text(each.value())),
          each.bound().toPlainString());
    }
    section(table);
  }

  private void spreads() {
    TextTable table = new TextTable("Measure", "Pairs", "Median", "95 %", "Worst");
    for (ParityMeasure measure : ParityMeasure.values()) {
      Spread spread = report.spread(measure);
      table.row(
          measure.wireName(),
          Long.toString(spread.count()),
          text(spread.median()),
          text(spread.p95()),
          text(spread.worst()));
    }
    section(table);
  }

  private void pairs(int most) {
    TextTable table =
        new TextTable(
            "Decided or filled", "Symbol", "Side", "Left", "Right", "bp", "Quantity", "ms");
    List<DealPair> all = report.pairing().pairs();
    for (DealPair pair : all.subList(0, Math.min(most, all.size()))) {
      table.row(
          time(pair.left()),
          pair.left().symbol().value(),
          word(pair.left().side()),
          done(pair.left()),
          done(pair.right()),
          pair.priceBasisPoints().toPlainString(),
          pair.quantityFraction().toPlainString(),
          pair.latencyMillis().map(String::valueOf).orElse("-"));
    }
    section(table, all.size() - most);
  }

  private void alone(String title, List<Unmatched> all, int most) {
    TextTable table = new TextTable(title, "Symbol", "Side", "Done", "Because");
    for (Unmatched each : all.subList(0, Math.min(most, all.size()))) {
      table.row(
          time(each.deal()),
          each.deal().symbol().value(),
          word(each.deal().side()),
          done(each.deal()),
          each.reason());
    }
    section(table, all.size() - most);
  }

  private void section(TextTable table) {
    section(table, 0);
  }

  private void section(TextTable table, int more) {
    if (!table.isEmpty()) {
      table.lines().forEach(out::println);
    }
    if (more > 0) {
      out.println("%d more; see --deals".formatted(more));
    }
    if (!table.isEmpty() || more > 0) {
      out.println();
    }
  }

  private static String time(Deal deal) {
    return deal.decidedAt().orElseGet(deal::time).toString();
  }

  private static String done(Deal deal) {
    return "%s at %s".formatted(deal.filledQty().toPlainString(), text(deal.averagePrice()));
  }

  private static String text(Optional<BigDecimal> value) {
    return value.map(each -> each.stripTrailingZeros().toPlainString()).orElse("-");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
