package io.orrery.runs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run can be told, besides its strategy's own parameters: one table for the command line,
 * the API, the record of a run, and the documentation. Values are text; {@link RunTerms} reads
 * them.
 */
public enum Term {
  /** Which data. */
  DATASET("", "name", "the dataset, as `orrery data list` names it"),
  /** Which instruments. */
  SYMBOLS("all", "list", "instruments of the dataset, with commas between; all: every one"),
  /** What decides. */
  STRATEGY("", "name", "what decides, as `orrery strategies` and `GET /api/v1/strategies` name it"),
  /** What the account holds at first. */
  CASH("100000", "money", "what the account holds at first"),
  /** The currency of all money. */
  CURRENCY("USD", "ISO 4217", "the currency of prices and of the account"),
  /** How much a position may cost. */
  POSITION_SHARE("0.25", "0 to 1", "the share of the account's worth that a purchase is for"),
  /** How much cash may be spent. */
  CASH_SHARE("0.95", "0 to 1", "the share of its cash that a purchase may not exceed"),
  /** The smallest purchase. */
  MINIMUM_ORDER("100", "money", "the value below which nothing is bought"),
  /** When orders fill. */
  FILL_MODEL("next_open", "name", "same_close, next_open or next_bar_range"),
  /** How late orders are. */
  LATENCY(
      "PT1S", "time", "from a decision until its order is there: ISO 8601, or bars such as 1 bar"),
  /** How much worse than seen. */
  SLIPPAGE_BASIS_POINTS(
      "5", "number", "how much worse than seen an order fills, in 1/100 of a percent"),
  /** What a fill costs by value. */
  COMMISSION_PERCENT("0.05", "percent", "of the value that changes hands"),
  /** What a fill costs by units. */
  COMMISSION_PER_SHARE("0", "money", "for each unit"),
  /** What an order costs at least. */
  COMMISSION_MINIMUM("0", "money", "for an order that filled at all"),
  /** How much of a bar an order may take. */
  PARTICIPATION("0.1", "0 to 1", "the share of a bar's volume that an order may take, or whole"),
  /** Parts of units. */
  LOTS("whole", "name", "whole units, or fractional"),
  /** Limit orders. */
  LIMIT_OFFSET("none", "0 to 1", "how much better than the close limits are; none: market orders"),
  /** How long orders stay. */
  GOOD_FOR_BARS("until_filled", "count", "on how many bars an order may fill"),
  /** What gets out of a loss. */
  STOP_LOSS("none", "0 to 1", "the loss at which a position is sold, whatever the strategy says"),
  /** What the stop looks at. */
  STOP_TRIGGER("close", "name", "close, or intrabar with fill model next_bar_range"),
  /** How long after a stop nothing is bought. */
  STOP_WAIT_BARS("1", "count", "bars after a stop before a signal may buy again"),
  /** When the market is open. */
  MARKET_HOURS("respected", "name", "respected: the dataset's calendar; or ignored"),
  /** From when. */
  FROM("begin", "date", "the first day of trading; the data before it is history"),
  /** Until when. */
  TO("end", "date", "the last day of trading"),
  /** Which part was not looked at. */
  SAMPLE(
      "in_sample", "name", "in_sample, or out_of_sample if no parameter was chosen on this data"),
  /** How long only to watch. */
  WARM_UP("0", "count", "moments of the beginning that are watched without trading"),
  /** What becomes of positions. */
  AT_END("mark", "name", "mark open positions to the market, or close them"),
  /** How often worth is recorded. */
  RECORD_EQUITY("daily", "name", "daily or every_bar"),
  /** What money earns. */
  RISK_FREE_RATE("0", "fraction", "what money earns without risk in a year: 0.05 is five percent"),
  /** Against what. */
  BENCHMARK("none", "symbol", "an instrument of the dataset to measure against"),
  /** Of everything random. */
  SEED("0", "number", "the seed of everything random");

  private final String byDefault;
  private final String form;
  private final String meaning;

  Term(String byDefault, String form, String meaning) {
    this.byDefault = byDefault;
    this.form = form;
    this.meaning = meaning;
  }

  /** Its name on the wire and in records, in snake case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value if none is given; empty if one must be. */
  public Optional<String> byDefault() {
    return byDefault.isEmpty() ? Optional.empty() : Optional.of(byDefault);
  }

  /** How a value is written, in a word or two. */
  public String form() {
    return form;
  }

  /** What it does, as part of a sentence. */
  public String meaning() {
    return meaning;
  }

  /**
   * The term of this name.
   *
   * @throws IllegalArgumentException if there is none; those that there are, are named
   */
  static Term of(String key) {
    return Arrays.stream(values())
        .filter(term -> term.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a term must be one of %s, was %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(Term::key)
                                .collect(Collectors.joining(", ")),
                            io.orrery.basics.Check.shown(key))));
  }
}
