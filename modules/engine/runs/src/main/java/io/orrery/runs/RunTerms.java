package io.orrery.runs;

import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Decimals;
import io.orrery.basics.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The terms of one run as text, complete: what was given, and the default for the rest. */
public final class RunTerms {

  private static final int MAX_COUNT = 1_000_000_000;

  private final Map<Term, String> texts = new EnumMap<>(Term.class);

  private RunTerms() {}

  /**
   * Takes terms as they came from outside.
   *
   * @param given values by {@link Term#key}
   * @throws IllegalArgumentException if a name is unknown, or a value that must be given is missing
   */
  public static RunTerms of(Map<String, String> given) {
    RunTerms terms = new RunTerms();
    given.forEach((key, text) -> terms.texts.put(Term.of(key), text));
    for (Term term : Term.values()) {
      if (!terms.texts.containsKey(term)) {
        terms.texts.put(
            term,
            term.byDefault()
                .orElseThrow(
                    () -> new IllegalArgumentException(term.key() + " must be given, was not")));
      }
    }
    return terms;
  }

  /** The same with another value. */
  public RunTerms with(Term term, String text) {
    RunTerms other = new RunTerms();
    other.texts.putAll(texts);
    other.texts.put(term, text);
    return other;
  }

  /** The value as it was given, or the default. */
  public String text(Term term) {
    return texts.getOrDefault(term, "");
  }

  /** All of them by name, in the order of the table. */
  public Map<String, String> texts() {
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().key(),
                Map.Entry::getValue,
                (one, other) -> one,
                java.util.LinkedHashMap::new));
  }

  /** The instruments that were named; empty for all. */
  List<Symbol> symbols() {
    return optional(Term.SYMBOLS, "all", RunTerms::symbols).orElse(List.of());
  }

  CurrencyCode currency() {
    return new CurrencyCode(text(Term.CURRENCY));
  }

  BigDecimal decimal(Term term) {
    return Decimals.parse(term.key(), text(term));
  }

  double number(Term term) {
    return decimal(term).doubleValue();
  }

  int count(Term term) {
    return Math.toIntExact(count(term, text(term)));
  }

  long whole(Term term) {
    return whole(term, text(term));
  }

  Optional<Double> numberUnless(Term term, String none) {
    return optional(term, none, text -> Decimals.parse(term.key(), text).doubleValue());
  }

  Optional<Integer> countUnless(Term term, String none) {
    return optional(term, none, text -> Math.toIntExact(count(term, text)));
  }

  Optional<LocalDate> dateUnless(Term term, String none) {
    return optional(term, none, text -> date(term, text));
  }

  Optional<Symbol> symbolUnless(Term term, String none) {
    return optional(term, none, Symbol::new);
  }

  /** One of the constants of an enum, written in lower case; those {@code allowed} if any are. */
  @SafeVarargs
  final <E extends Enum<E>> E choice(Term term, Class<E> type, E... allowed) {
    List<E> all = List.of(allowed.length == 0 ? type.getEnumConstants() : allowed);
    String text = text(term);
    for (E each : all) {
      if (wire(each).equals(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "%s must be %s, was %s"
            .formatted(
                term.key(),
                all.stream().map(RunTerms::wire).collect(Collectors.joining(" or ")),
                Check.shown(text)));
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private <T> Optional<T> optional(Term term, String none, Function<String, T> read) {
    return text(term).equals(none) ? Optional.empty() : Optional.of(read.apply(text(term)));
  }

  private static List<Symbol> symbols(String text) {
    List<Symbol> symbols = new ArrayList<>();
    Arrays.stream(text.split(",", -1)).map(Symbol::new).forEach(symbols::add);
    return symbols;
  }

  private static long count(Term term, String text) {
    long count = whole(term, text);
    if (count < 0 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "%s must be from 0 to %d, was %d".formatted(term.key(), MAX_COUNT, count));
    }
    return count;
  }

  private static long whole(Term term, String text) {
    try {
      return Decimals.parse(term.key(), text).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          term.key() + " must be a whole number, was " + Check.shown(text), e);
    }
  }

  private static LocalDate date(Term term, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          term.key() + " must be a date such as 2026-01-27, was " + Check.shown(text), e);
    }
  }
}
