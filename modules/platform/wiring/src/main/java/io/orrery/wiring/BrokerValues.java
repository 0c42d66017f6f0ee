package io.orrery.wiring;

import io.orrery.basics.Amount;
import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.broker.fix.FixAbility;
import io.orrery.broker.fix.FixTiming;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what administrators write about brokers; refuses with {@link IllegalArgumentException}. */
final class BrokerValues {

  private static final String NONE = "none";
  private static final int MOST_SYMBOLS = 200;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private BrokerValues() {}

  /**
   * An amount of money.
   *
   * @param amount above zero
   */
  record Money(Amount amount, CurrencyCode currency) {}

  static Money money(String text) {
    List<String> words = List.of(text.split(" ", -1));
    if (words.size() != 2) {
      throw new IllegalArgumentException("not an amount and a currency");
    }
    BigDecimal amount = Check.positive("the amount", new BigDecimal(words.get(0)));
    return new Money(new Amount(amount), new CurrencyCode(words.get(1)));
  }

  static Set<FixAbility> abilities(String text) {
    Set<FixAbility> abilities = EnumSet.noneOf(FixAbility.class);
    for (String name : text.equals(NONE) ? List.<String>of() : List.of(text.split(",", -1))) {
      if (!name.equals(name.toLowerCase(Locale.ROOT)) || name.contains("_")) {
        throw new IllegalArgumentException("unknown " + name);
      }
      FixAbility ability =
          FixAbility.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
      if (!abilities.add(ability)) {
        throw new IllegalArgumentException("twice " + name);
      }
    }
    return Collections.unmodifiableSet(abilities);
  }

  static Optional<FixTiming.Reset> reset(String text) {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    List<String> words = List.of(text.split(" ", -1));
    if (words.size() != 2) {
      throw new IllegalArgumentException("not a time and a zone");
    }
    try {
      return Optional.of(
          new FixTiming.Reset(LocalTime.parse(words.get(0)), ZoneId.of(words.get(1))));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time and a zone", e);
    }
  }

  static List<Symbol> symbols(String text) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    for (String name : text.split(",", -1)) {
      if (!symbols.add(new Symbol(name.strip()))) {
        throw new IllegalArgumentException("twice " + name);
      }
    }
    if (symbols.size() > MOST_SYMBOLS) {
      throw new IllegalArgumentException("too many");
    }
    return List.copyOf(symbols);
  }

  static Duration minutes(String text) {
    Duration interval = SettingValues.interval(text);
    long minutes = interval.toMinutes();
    if (minutes < 1 || minutes > 59 || !interval.equals(Duration.ofMinutes(minutes))) {
      throw new IllegalArgumentException("out of range");
    }
    return interval;
  }

  static Optional<String> strategy(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(new StrategyName(text).value());
  }

  static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : text.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 1
          || parameters.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip())
              != null) {
        throw new IllegalArgumentException("not name=value, each name once");
      }
    }
    return parameters;
  }

  static BigDecimal percent(String text) {
    BigDecimal percent = Check.positive("the value", new BigDecimal(text));
    if (percent.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("above 100");
    }
    return percent;
  }

  static URI uri(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("no host, or a user");
    }
    return uri;
  }
}
