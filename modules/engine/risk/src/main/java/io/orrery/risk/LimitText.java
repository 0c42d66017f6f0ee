package io.orrery.risk;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import io.orrery.basics.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Limits as text: a value, or {@code unlimited by NAME: REASON}. Strict: what is not said exactly
 * is refused with {@link IllegalArgumentException}.
 */
final class LimitText {

  private static final Pattern UNLIMITED = Pattern.compile("unlimited by ([^:]*): (.*)");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(10_000);
  private static final BigDecimal SHORTEST = BigDecimal.valueOf(3);

  private LimitText() {}

  static Limit<?> read(LimitName name, String text) {
    if (text.startsWith("unlimited")) {
      return unlimited(name, text);
    }
    return switch (name.kind()) {
      case DURATION -> new Limit.Of<>(duration(name, text));
      case SYMBOLS -> new Limit.Of<>(symbols(name, text));
      default -> new Limit.Of<>(decimal(name, text));
    };
  }

  /** What {@link #read} makes the same limit of; the empty text for one that is undecided. */
  static String write(Limit<?> limit) {
    if (limit instanceof Limit.Unlimited<?> unlimited) {
      return "unlimited by " + unlimited.by() + ": " + unlimited.reason();
    }
    return limit instanceof Limit.Of<?> of ? written(of.value()) : "";
  }

  private static String written(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof Set<?> symbols
        ? symbols.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }

  private static Limit<?> unlimited(LimitName name, String text) {
    Matcher matcher = UNLIMITED.matcher(text);
    if (!matcher.matches()) {
      throw refused(name, "lifted as in 'unlimited by NAME: REASON'", text);
    }
    return new Limit.Unlimited<>(group(matcher, 1), group(matcher, 2));
  }

  private static String group(Matcher matcher, int group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }

  private static BigDecimal decimal(LimitName name, String text) {
    BigDecimal value = Decimals.parse(name.wireName(), text);
    boolean fits =
        switch (name.kind()) {
          case AMOUNT, PERCENT -> value.signum() >= 0;
          case LOSS -> value.signum() > 0 && value.compareTo(HUNDRED) <= 0;
          case COUNT -> isWhole(value) && value.signum() >= 0;
          case AT_LEAST_ONE -> isWhole(value) && value.signum() > 0;
          case LOOKBACK ->
              isWhole(value) && value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0;
          case CORRELATION -> value.abs().compareTo(BigDecimal.ONE) <= 0;
          case DURATION, SYMBOLS -> false;
        };
    if (!fits) {
      throw refused(name, name.rule(), text);
    }
    return value;
  }

  private static boolean isWhole(BigDecimal value) {
    return value.scale() == 0;
  }

  private static Duration duration(LimitName name, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeException e) {
      throw (IllegalArgumentException) refused(name, name.rule(), text).initCause(e);
    }
    throw refused(name, name.rule(), text);
  }

  private static Set<Symbol> symbols(LimitName name, String text) {
    Set<Symbol> symbols = new TreeSet<>(java.util.Comparator.comparing(Symbol::value));
    if (!text.isEmpty()) {
      for (String each : text.split(",", -1)) {
        if (!symbols.add(new Symbol(each.strip()))) {
          throw refused(name, "named once each", text);
        }
      }
    } else if (name == LimitName.ALLOWED_SYMBOLS) {
      throw refused(name, "at least one symbol", text);
    }
    return Collections.unmodifiableSet(symbols);
  }

  private static IllegalArgumentException refused(LimitName name, String rule, String text) {
    return new IllegalArgumentException(name + " must be " + rule + ", was " + Check.shown(text));
  }
}
