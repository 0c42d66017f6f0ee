package io.orrery.market;

import io.orrery.basics.Check;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The eleven sectors of the Global Industry Classification Standard (GICS): the one vocabulary for
 * exposure by sector. Labels of other vocabularies that mean the same are read as these.
 */
public enum Sector {
  /** Oil, gas, coal and what serves them. */
  ENERGY("Energy"),
  /** Chemicals, metals, paper, construction materials. */
  MATERIALS("Materials", "Basic Materials"),
  /** Machines, transport, services to businesses. */
  INDUSTRIALS("Industrials", "Industrial"),
  /** What people buy when they can. */
  CONSUMER_DISCRETIONARY("Consumer Discretionary", "Consumer Cyclical"),
  /** What people always need. */
  CONSUMER_STAPLES("Consumer Staples", "Consumer Defensive"),
  /** Medicine and those who give it. */
  HEALTH_CARE("Health Care", "Healthcare"),
  /** Banks, insurers, exchanges. */
  FINANCIALS("Financials", "Financial Services", "Financial"),
  /** Software, hardware, semiconductors. */
  INFORMATION_TECHNOLOGY("Information Technology", "Technology"),
  /** Telephone, media, entertainment. */
  COMMUNICATION_SERVICES("Communication Services", "Communications"),
  /** Electricity, gas, water. */
  UTILITIES("Utilities"),
  /** Land, buildings and trusts that hold them. */
  REAL_ESTATE("Real Estate");

  private static final Map<String, Sector> BY_LABEL =
      Arrays.stream(values())
          .flatMap(
              sector -> Arrays.stream(sector.labels).map(label -> Map.entry(folded(label), sector)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String[] labels;

  Sector(String... labels) {
    this.labels = labels;
  }

  /** Its name in GICS, such as {@code Health Care}. */
  public String label() {
    return labels[0];
  }

  /**
   * Reads a label of GICS or one that means the same; case and white space around do not count.
   *
   * @throws IllegalArgumentException if the label is not known: nothing is guessed
   */
  public static Sector parse(String label) {
    Sector sector = BY_LABEL.get(folded(label));
    if (sector == null) {
      throw new IllegalArgumentException(
          "sector must be one of %s, was %s: leave out a symbol that has none"
              .formatted(
                  Arrays.stream(values()).map(Sector::label).collect(Collectors.joining(", ")),
                  Check.shown(label)));
    }
    return sector;
  }

  private static String folded(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }
}
