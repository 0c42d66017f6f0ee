package io.orrery.parity;

import io.orrery.basics.Check;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@link ParityBand} can be told: one table for the command line, the API and the pages. */
public enum BandTerm {
  /** How far prices may be apart. */
  PRICE_BASIS_POINTS(
      "10", "number", "how far 95 of 100 prices may be apart, in 1/100 of a percent"),
  /** How far quantities may be apart. */
  QUANTITY_FRACTION("0.01", "0 or above", "how far 95 of 100 quantities may be apart: 0.01 is 1 %"),
  /** How far latencies may be apart. */
  LATENCY_MILLIS("60000", "count", "how far 95 of 100 latencies may be apart, in milliseconds"),
  /** How much may be done on one side only. */
  UNMATCHED_SHARE("0.1", "0 to 1", "the share of a side's deals that the other may lack"),
  /** How much is enough to judge by. */
  PAIRS("10", "count", "the pairs without which nothing is judged, at least 1"),
  /** How far apart deals may be. */
  WINDOW("PT5M", "time", "how far apart deals may be where no decision is recorded: ISO 8601");

  private final String byDefault;
  private final String form;
  private final String meaning;

  BandTerm(String byDefault, String form, String meaning) {
    this.byDefault = byDefault;
    this.form = form;
    this.meaning = meaning;
  }

  /** Its name on the wire, in snake case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value if none is given. */
  public String byDefault() {
    return byDefault;
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
  static BandTerm of(String key) {
    return Arrays.stream(values())
        .filter(term -> term.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a term of a band must be one of %s, was %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(BandTerm::key)
                                .collect(Collectors.joining(", ")),
                            Check.shown(key))));
  }
}
