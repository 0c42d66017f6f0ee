package io.orrery.runs;

import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.Commission;
import io.orrery.backtest.Costs;
import io.orrery.backtest.ExecutionModel;
import io.orrery.backtest.Hours;
import io.orrery.backtest.Latency;
import io.orrery.backtest.OrderRules;
import io.orrery.backtest.Sample;
import io.orrery.backtest.Sizing;
import io.orrery.backtest.Slippage;
import io.orrery.backtest.StopLoss;
import io.orrery.backtest.Timing;
import io.orrery.backtest.Window;
import io.orrery.basics.Check;
import io.orrery.universe.Assumptions.FillModel;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a specification of terms. */
final class SpecReader {

  private static final Pattern BARS = Pattern.compile("([0-9]{1,4}) bars?");

  private final RunTerms terms;
  private final ZoneId zone;

  /** Dates are days in {@code zone}. */
  SpecReader(RunTerms terms, ZoneId zone) {
    this.terms = terms;
    this.zone = zone;
  }

  BacktestSpec read(Hours hours) {
    return new BacktestSpec(
        terms.decimal(Term.CASH),
        new Sizing.EquityShare(
            terms.number(Term.POSITION_SHARE),
            terms.number(Term.CASH_SHARE),
            terms.decimal(Term.MINIMUM_ORDER)),
        new ExecutionModel(timing(hours), costs(), orders(), stopLoss()),
        window(),
        terms.count(Term.WARM_UP),
        terms.choice(Term.AT_END, BacktestSpec.AtEnd.class),
        terms.choice(Term.SAMPLE, Sample.class));
  }

  private Timing timing(Hours hours) {
    FillModel fills =
        terms.choice(
            Term.FILL_MODEL,
            FillModel.class,
            FillModel.SAME_CLOSE,
            FillModel.NEXT_OPEN,
            FillModel.NEXT_BAR_RANGE);
    return new Timing(fills, latency(), hours);
  }

  private Latency latency() {
    String text = terms.text(Term.LATENCY);
    Matcher bars = BARS.matcher(text);
    if (bars.matches()) {
      return new Latency.BarCount(Integer.parseInt(bars.group(1)));
    }
    try {
      return new Latency.Time(Duration.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a duration such as PT0.5S or a number of bars such as 1 bar, was %s"
              .formatted(Term.LATENCY.key(), Check.shown(text)),
          e);
    }
  }

  private Costs costs() {
    return new Costs(
        new Slippage.BasisPoints(terms.decimal(Term.SLIPPAGE_BASIS_POINTS)),
        new Commission(
            terms.decimal(Term.COMMISSION_PER_SHARE),
            terms.decimal(Term.COMMISSION_PERCENT),
            terms.decimal(Term.COMMISSION_MINIMUM)));
  }

  private OrderRules orders() {
    return new OrderRules(
        optional(terms.numberUnless(Term.LIMIT_OFFSET, "none")),
        optional(terms.numberUnless(Term.PARTICIPATION, "whole")),
        terms.countUnless(Term.GOOD_FOR_BARS, "until_filled").stream()
            .mapToInt(Integer::intValue)
            .findFirst(),
        terms.choice(Term.LOTS, OrderRules.Lots.class),
        OrderRules.Basis.UNITS);
  }

  private Optional<StopLoss> stopLoss() {
    StopLoss.Trigger trigger = terms.choice(Term.STOP_TRIGGER, StopLoss.Trigger.class);
    int wait = terms.count(Term.STOP_WAIT_BARS);
    return terms
        .numberUnless(Term.STOP_LOSS, "none")
        .map(fraction -> new StopLoss(fraction, trigger, wait));
  }

  private Window window() {
    return new Window(
        terms.dateUnless(Term.FROM, "begin").map(this::begin).orElse(Window.ALL.fromMillis()),
        terms
            .dateUnless(Term.TO, "end")
            .map(last -> begin(last.plusDays(1)))
            .orElse(Window.ALL.toMillis()));
  }

  private long begin(LocalDate date) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }
}
