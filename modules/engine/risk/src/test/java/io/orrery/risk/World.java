package io.orrery.risk;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.order.BrokerAccount;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.Position;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small world in which nothing is wrong, and in which a test makes one thing wrong. */
final class World implements RiskView {

  static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  static final CurrencyCode USD = new CurrencyCode("USD");
  private static final String SESSION = "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-";

  Instant now = NOW;
  BigDecimal equity = decimal("100000");
  BigDecimal cash = decimal("100000");
  Optional<BigDecimal> buyingPower = Optional.of(decimal("100000"));
  Optional<String> blocked = Optional.empty();
  Instant askedAt = NOW;
  RiskAccount.Reserving reserving = RiskAccount.Reserving.OURSELVES;
  final Map<Symbol, BigDecimal> held = new LinkedHashMap<>();
  final List<Order> working = new ArrayList<>();
  final List<Order> recent = new ArrayList<>();
  final Map<Symbol, MarketPrice> prices = new LinkedHashMap<>();
  final Map<Symbol, Sector> sectors = new LinkedHashMap<>();
  final Map<Symbol, Returns> returns = new LinkedHashMap<>();
  @Nullable String accountMissing;
  @Nullable String holdingsMissing;
  @Nullable String breakerMissing;
  @Nullable String recentMissing;
  @Nullable String switchesMissing;
  @Nullable String ordersTodayMissing;
  Finding<MarketStatus> market = Finding.of(new MarketStatus.Open());
  long ordersToday;
  CircuitBreaker breaker =
      CircuitBreaker.begin(RiskLimits.undecided(), CircuitBreaker.Rearm.BY_A_PERSON);
  StrategySwitches switches = StrategySwitches.allEnabled();
  StrategyPermission permission = new StrategyPermission.NotNeeded();
  private long minted;

  World() {
    price("AAA", "100");
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  static Symbol symbol(String text) {
    return new Symbol(text);
  }

  World price(String symbol, String price) {
    prices.put(symbol(symbol), new MarketPrice(new Price(decimal(price)), now));
    return this;
  }

  World hold(String symbol, String qty) {
    held.put(symbol(symbol), decimal(qty));
    return this;
  }

  /** An order on its way, minted now. */
  Order send(OrderTicket ticket) {
    return send(ticket, now);
  }

  Order send(OrderTicket ticket, Instant at) {
    minted++;
    Order order = Order.minted(new ClientOrderId(SESSION + minted), ticket, at);
    working.add(order);
    recent.add(order);
    return order;
  }

  static OrderTicket buy(String symbol, String qty) {
    return ticket(symbol, Side.BUY, qty, new OrderType.Market());
  }

  static OrderTicket buy(String symbol, String qty, String limit) {
    return ticket(symbol, Side.BUY, qty, new OrderType.Limit(new Price(decimal(limit))));
  }

  static OrderTicket sell(String symbol, String qty) {
    return ticket(symbol, Side.SELL, qty, new OrderType.Market());
  }

  static OrderTicket sell(String symbol, String qty, String limit) {
    return ticket(symbol, Side.SELL, qty, new OrderType.Limit(new Price(decimal(limit))));
  }

  static OrderTicket ticket(String symbol, Side side, String qty, OrderType type) {
    return new OrderTicket(
        symbol(symbol),
        side,
        new Quantity(decimal(qty)),
        type,
        TimeInForce.DAY,
        USD,
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty());
  }

  /** The same as a strategy's signal. */
  static OrderTicket by(String strategy, OrderTicket ticket) {
    return caused(OrderCause.SIGNAL, Optional.of(new StrategyName(strategy)), ticket);
  }

  static OrderTicket caused(OrderCause cause, Optional<StrategyName> strategy, OrderTicket ticket) {
    return new OrderTicket(
        ticket.symbol(),
        ticket.side(),
        ticket.qty(),
        ticket.type(),
        ticket.timeInForce(),
        ticket.currency(),
        cause,
        strategy,
        ticket.reason());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Finding<RiskAccount> account() {
    return known(
        accountMissing,
        new RiskAccount(
            new BrokerAccount(
                "test",
                USD,
                new Amount(equity),
                new Amount(cash),
                buyingPower.map(Amount::new),
                blocked),
            askedAt,
            reserving));
  }

  @Override
  public Finding<Holdings> holdings() {
    List<Position> positions = new ArrayList<>();
    held.forEach(
        (symbol, qty) -> {
          if (qty.signum() != 0) {
            positions.add(new Position(symbol, qty, Optional.empty()));
          }
        });
    return known(holdingsMissing, Holdings.of(positions, working));
  }

  @Override
  public Finding<MarketPrice> price(Symbol symbol) {
    return found(prices, symbol, "price");
  }

  @Override
  public Finding<Sector> sector(Symbol symbol) {
    return found(sectors, symbol, "sector");
  }

  @Override
  public Finding<Returns> returns(Symbol symbol) {
    return found(returns, symbol, "daily return");
  }

  @Override
  public Finding<MarketStatus> market(Symbol symbol) {
    return market;
  }

  @Override
  public Finding<LocalDate> tradingDay() {
    return Finding.of(TODAY);
  }

  @Override
  public Finding<Long> ordersToday() {
    return known(ordersTodayMissing, ordersToday);
  }

  @Override
  public Finding<List<Order>> recentOrders() {
    return known(recentMissing, recent);
  }

  @Override
  public Finding<CircuitBreaker> breaker() {
    return known(breakerMissing, breaker);
  }

  @Override
  public Finding<StrategySwitches> switches() {
    return known(switchesMissing, switches);
  }

  @Override
  public StrategyPermission permission(StrategyName strategy) {
    return permission;
  }

  private static <T> Finding<T> known(@Nullable String missing, T value) {
    return missing == null ? Finding.of(value) : Finding.missing(missing);
  }

  private static <T> Finding<T> found(Map<Symbol, T> map, Symbol symbol, String what) {
    T value = map.get(symbol);
    return value == null
        ? Finding.missing("no " + what + " of " + symbol + " is known")
        : Finding.of(value);
  }
}
