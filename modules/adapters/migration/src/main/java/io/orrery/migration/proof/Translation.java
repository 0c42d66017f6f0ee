package io.orrery.migration.proof;

import io.orrery.basics.Amount;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Origin;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One row as the fact that it would be, with what is in the way. For one row, which is not looked
 * at any more when the fact is made.
 */
final class Translation {

  private final Row row;
  private final Terms terms;
  private final Optional<ZoneRules> zone;
  private final Set<Reason> problems = EnumSet.noneOf(Reason.class);
  private boolean isNaive;
  private Optional<Instant> at = Optional.empty();
  private Optional<BigDecimal> equity = Optional.empty();
  private Optional<BigDecimal> cash = Optional.empty();
  private Optional<BigDecimal> power = Optional.empty();
  private Optional<Boolean> marketOpen = Optional.empty();

  Translation(Row row, Terms terms, Optional<ZoneRules> zone) {
    this.row = row;
    this.terms = terms;
    this.zone = zone;
  }

  /** What is in the way, if no fact came out. */
  Set<Reason> problems() {
    return problems;
  }

  /** Whether its time has no zone of its own. */
  boolean isNaive() {
    return isNaive;
  }

  /** When it happened, if that can be told. */
  Optional<Instant> at() {
    return at;
  }

  /** An account's worth. */
  Optional<Function<Origin, Fact>> equity() {
    try {
      at = time("timestamp");
      equity = present("equity", Reason.MISSING_FIELD);
      cash = present("cash", Reason.MISSING_FIELD);
      Optional<BigDecimal> total = row.decimal("portfolio_value");
      if (total.isPresent() && equity.filter(e -> e.compareTo(total.get()) != 0).isPresent()) {
        problems.add(Reason.FIELDS_DISAGREE);
      }
      power = row.decimal("buying_power");
      marketOpen = row.flag("market_open");
      return problems.isEmpty() ? Optional.of(this::point) : Optional.empty();
    } catch (IllegalArgumentException e) {
      problems.add(Reason.OUT_OF_RANGE);
      return Optional.empty();
    }
  }

  /** What the account was worth, if the row says it. */
  Optional<BigDecimal> worth() {
    return equity;
  }

  /** Its cash, if the row says it. */
  Optional<BigDecimal> cash() {
    return cash;
  }

  /** Its buying power, if the row says it. */
  Optional<BigDecimal> buyingPower() {
    return power;
  }

  private Fact point(Origin origin) {
    return new EquityPoint(
        at.orElseThrow(),
        terms.currency(),
        new Amount(equity.orElseThrow()),
        new Amount(cash.orElseThrow()),
        power.map(Amount::new),
        marketOpen,
        Optional.empty(),
        Optional.of(origin));
  }

  /** A fill. */
  Optional<Function<Origin, Fact>> trade() {
    try {
      at = row.text("filled_at").isPresent() ? time("filled_at") : time("timestamp");
      Optional<Price> price = present("filled_avg_price", Reason.NULL_PRICE).map(Price::new);
      Optional<Quantity> qty = present("qty", Reason.NULL_QTY).map(Quantity::new);
      if (row.text("status").filter(status -> !status.equals("filled")).isPresent()) {
        problems.add(Reason.NOT_FILLED);
      }
      Optional<Symbol> symbol = presentText("symbol").map(Symbol::new);
      Optional<Side> side = presentText("side").map(Translation::side);
      Optional<OrderId> order = row.text("order_id").map(OrderId::new);
      Optional<SourceName> source = row.text("source").map(SourceName::new);
      return problems.isEmpty()
          ? Optional.of(
              origin ->
                  new Trade(
                      symbol.get(),
                      side.get(),
                      qty.get(),
                      price.get(),
                      terms.currency(),
                      Optional.empty(),
                      at.orElseThrow(),
                      Optional.empty(),
                      order,
                      Optional.empty(),
                      Optional.empty(),
                      source,
                      Optional.of(origin)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      problems.add(Reason.OUT_OF_RANGE);
      return Optional.empty();
    }
  }

  private static Side side(String text) {
    return switch (text) {
      case "buy" -> Side.BUY;
      case "sell" -> Side.SELL;
      default -> throw new IllegalArgumentException("side must be buy or sell");
    };
  }

  private Optional<BigDecimal> present(String name, Reason otherwise) {
    Optional<BigDecimal> value = row.decimal(name);
    if (value.isEmpty()) {
      problems.add(otherwise);
    }
    return value;
  }

  private Optional<String> presentText(String name) {
    Optional<String> value = row.text(name);
    if (value.isEmpty()) {
      problems.add(Reason.MISSING_FIELD);
    }
    return value;
  }

  private Optional<Instant> time(String name) {
    Optional<LegacyTime> parsed = row.text(name).flatMap(LegacyTime::parse);
    if (parsed.isEmpty()) {
      problems.add(Reason.NO_TIME);
      return Optional.empty();
    }
    isNaive = parsed.get().isNaive();
    List<Instant> moments = parsed.get().moments(zone);
    if (moments.size() == 1) {
      return Optional.of(moments.get(0));
    }
    if (zone.isEmpty()) {
      problems.add(Reason.NAIVE_TIME);
    } else {
      problems.add(moments.isEmpty() ? Reason.IMPOSSIBLE_TIME : Reason.AMBIGUOUS_TIME);
    }
    return Optional.empty();
  }
}
