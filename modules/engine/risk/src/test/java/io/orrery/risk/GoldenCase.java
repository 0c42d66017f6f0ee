package io.orrery.risk;

import static io.orrery.risk.World.decimal;
import static io.orrery.risk.World.symbol;

import io.orrery.basics.StrategyName;
import io.orrery.market.Sector;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.testkit.Json;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** One of the original's risk cases, asked of our sizer, breaker and gate. */
final class GoldenCase {

  /** The original's two names of sectors; ours has the one vocabulary. */
  private static final Map<String, Sector> SECTORS =
      Map.of("Tech", Sector.INFORMATION_TECHNOLOGY, "Health", Sector.HEALTH_CARE);

  private final Json golden;
  private final World world = new World();
  private final RiskLimits limits;
  private final String symbol;

  GoldenCase(Json golden) {
    this.golden = golden;
    this.symbol = golden.get("signal").get("symbol").text();
    this.limits = limits();
    fillWorld();
  }

  String label() {
    return golden.get("label").text();
  }

  /** What came of it: an order worth so much, or why there is none. */
  record Outcome(Optional<BigDecimal> value, String text) {}

  /** What the original answered. */
  Outcome original() {
    Json expected = golden.get("expected");
    if (expected.isNull()) {
      return new Outcome(Optional.empty(), "nothing");
    }
    String reason = expected.get("reason").text();
    if (expected.get("event").text().equals("RiskCheckFailed")) {
      return new Outcome(Optional.empty(), reason);
    }
    double value = expected.get("trade_value").number();
    return new Outcome(
        Double.isFinite(value)
            ? Optional.of(decimal(Double.toString(value)))
            : Optional.of(BigDecimal.valueOf(-1)),
        reason);
  }

  /** What we answer. */
  Outcome ours() {
    if (golden.get("signal").get("action").text().equals("hold")) {
      return new Outcome(Optional.empty(), "nothing");
    }
    OrderTicket ticket;
    try {
      Optional<OrderTicket> asked = ticket();
      if (asked.isEmpty()) {
        return new Outcome(Optional.empty(), "nothing to ask for: its size is 0");
      }
      ticket = asked.get();
    } catch (IllegalArgumentException e) {
      return new Outcome(Optional.empty(), String.valueOf(e.getMessage()));
    }
    RiskDecision decision = new RiskGate(Universe.PAPER, limits).decide(ticket, world);
    if (decision instanceof RiskDecision.Denied denied) {
      return new Outcome(Optional.empty(), denied.reason());
    }
    BigDecimal value = ticket.qty().value().multiply(price(symbol)).stripTrailingZeros();
    return new Outcome(Optional.of(value), "an order of " + value.toPlainString());
  }

  private Optional<OrderTicket> ticket() {
    Optional<OrderTicket> ticket =
        golden.get("signal").get("action").text().equals("buy") ? purchase() : Optional.of(sale());
    return ticket.map(
        each -> World.caused(OrderCause.SIGNAL, Optional.of(new StrategyName("golden")), each));
  }

  private Optional<OrderTicket> purchase() {
    Json sizer = golden.get("sizer");
    PositionSizer ours =
        new PositionSizer(
            Boolean.parseBoolean(flag(sizer, "scale_by_strength")),
            exact(sizer.get("min_strength")),
            exact(sizer.get("max_strength")));
    BigDecimal value =
        ours.value(
            OptionalDouble.of(golden.get("signal").get("strength").number()),
            world.equity,
            world.buyingPower.orElseThrow(),
            percent("MAX_POSITION_PCT"));
    return value.signum() == 0
        ? Optional.empty()
        : Optional.of(World.buy(symbol, value.divide(price(symbol)).toPlainString()));
  }

  /** All that is held; of nothing, one. */
  private OrderTicket sale() {
    BigDecimal held = world.held.getOrDefault(symbol(symbol), BigDecimal.ONE);
    return World.sell(symbol, held.toPlainString());
  }

  private static String flag(Json object, String name) {
    return String.valueOf(object.get(name).value());
  }

  private BigDecimal price(String of) {
    MarketPrice price = world.prices.get(symbol(of));
    if (price == null) {
      throw new IllegalArgumentException("no price of " + of);
    }
    return price.price().value();
  }

  private static BigDecimal exact(Json number) {
    return new BigDecimal(Double.toString(number.number()));
  }

  private BigDecimal percent(String name) {
    return exact(golden.get("config").get(name)).movePointRight(2);
  }

  private RiskLimits limits() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("max_daily_orders", whole("MAX_DAILY_TRADES"));
    texts.put("max_open_positions", whole("MAX_OPEN_POSITIONS"));
    texts.put(
        "min_order_value", exact(golden.get("config").get("MIN_TRADE_VALUE")).toPlainString());
    texts.put("max_position_percent", plain(percent("MAX_POSITION_PCT")));
    texts.put("max_short_exposure_percent", "0");
    texts.put("daily_loss_percent", plain(percent("DAILY_LOSS_LIMIT_PCT")));
    texts.put("max_drawdown_percent", plain(percent("MAX_DRAWDOWN_PCT")));
    texts.put("max_sector_exposure_percent", exposure("MAX_SECTOR_EXPOSURE_PCT"));
    texts.put("max_correlated_exposure_percent", exposure("MAX_CORRELATED_EXPOSURE_PCT"));
    texts.put(
        "correlation_threshold", plain(exact(golden.get("config").get("CORRELATION_THRESHOLD"))));
    texts.put("correlation_lookback_days", whole("CORRELATION_LOOKBACK_DAYS"));
    return RiskLimits.parse(texts);
  }

  /** All of the portfolio is the original's way to say that nothing bounds it. */
  private String exposure(String name) {
    BigDecimal percent = percent(name);
    return percent.compareTo(BigDecimal.valueOf(100)) == 0
        ? "unlimited by the original: 100 percent of the portfolio"
        : plain(percent);
  }

  private String whole(String name) {
    return String.valueOf((long) golden.get("config").get(name).number());
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  private void fillWorld() {
    Json broker = golden.get("broker");
    world.equity = exact(broker.get("portfolio_value"));
    world.buyingPower = Optional.of(exact(broker.get("buying_power")));
    world.ordersToday = (long) golden.get("daily_trades_before").number();
    world.price(symbol, "1");
    for (Json position : broker.get("positions")) {
      hold(position);
    }
    for (String error : new String[] {"get_positions_raises", "get_position_raises"}) {
      if (!broker.get(error).isNull()) {
        world.holdingsMissing = "Position lookup failed: " + broker.get(error).text();
      }
    }
    broker.get("closes").members().forEach(this::returns);
    sectors();
    world.breaker = CircuitBreaker.begin(limits, CircuitBreaker.Rearm.BY_A_PERSON);
    for (Json equity : golden.get("breaker_equities_before")) {
      world.breaker = world.breaker.after(exact(equity), World.NOW, World.TODAY).breaker();
    }
  }

  /** As many units as dollars, so that every size is exact. */
  private void hold(Json position) {
    String held = position.get("symbol").text();
    world.hold(held, exact(position.get("market_value")).toPlainString());
    world.price(held, "1");
  }

  private void returns(String of, Json closes) {
    java.util.List<Double> values = new java.util.ArrayList<>();
    closes.forEach(each -> values.add(each.number()));
    world.returns.put(
        symbol(of),
        LimitBoundariesTest.returns(values.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private void sectors() {
    String text = golden.get("config").get("SECTOR_MAP_JSON").text();
    if (text.isEmpty() || text.equals("{oops")) {
      return;
    }
    Json.parse(text)
        .members()
        .forEach(
            (of, sector) ->
                world.sectors.put(
                    symbol(of), Optional.ofNullable(SECTORS.get(sector.text())).orElseThrow()));
  }

  @Override
  public String toString() {
    return label()
        + world.held.entrySet().stream()
            .map(each -> " " + each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining());
  }
}
