package io.orrery.benchmarks;

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
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.Finding;
import io.orrery.risk.Holdings;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.Returns;
import io.orrery.risk.RiskAccount;
import io.orrery.risk.RiskLimits;
import io.orrery.risk.RiskView;
import io.orrery.risk.StrategyPermission;
import io.orrery.risk.StrategySwitches;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A desk in the middle of a day: what a session would tell its gate, kept as it would keep it. */
final class RiskDesk implements RiskView {

  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  private static final CurrencyCode USD = new CurrencyCode("USD");
  private static final Finding<MarketPrice> NO_PRICE = Finding.missing("no price is known");
  private static final Finding<Sector> NO_SECTOR = Finding.missing("no sector is known");
  private static final Finding<Returns> NO_RETURN = Finding.missing("no return is known");
  private static final int SYMBOLS = 12;
  private static final int HELD = 8;
  private static final int RECENT = 40;
  private static final int DAYS = 31;

  private final Map<Symbol, Finding<MarketPrice>> prices = new HashMap<>();
  private final Map<Symbol, Finding<Sector>> sectors = new HashMap<>();
  private final Map<Symbol, Finding<Returns>> returns = new HashMap<>();
  private final Finding<RiskAccount> account = Finding.of(richAccount());
  private final Finding<Holdings> holdings;
  private final Finding<List<Order>> recent;
  private final Finding<CircuitBreaker> breaker =
      Finding.of(
          CircuitBreaker.begin(limits(), CircuitBreaker.Rearm.BY_A_PERSON)
              .after(decimal("1000000.00"), NOW, TODAY)
              .breaker());
  private final Finding<MarketStatus> open = Finding.of(new MarketStatus.Open());
  private final Finding<LocalDate> today = Finding.of(TODAY);
  private final Finding<Long> ordersToday = Finding.of(200L);
  private final StrategyPermission permission = new StrategyPermission.NotNeeded();
  private final Finding<StrategySwitches> switches = Finding.of(StrategySwitches.allEnabled());

  RiskDesk() {
    Random random = new Random(1);
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < SYMBOLS; i++) {
      Symbol symbol = symbol(i);
      prices.put(symbol, Finding.of(new MarketPrice(new Price(decimal("190.25")), NOW)));
      sectors.put(symbol, Finding.of(Sector.values()[i % 3]));
      returns.put(symbol, Finding.of(walk(random)));
      if (i < HELD) {
        positions.add(new Position(symbol, decimal("100"), Optional.of(decimal("188.10"))));
      }
    }
    List<Order> orders = new ArrayList<>();
    for (int i = 1; i <= RECENT; i++) {
      orders.add(
          Order.minted(
              new ClientOrderId("L-01JQ3V6W8Z5T4R2N1M0K9H7G6F-" + i),
              ticket(i % SYMBOLS, Side.BUY, String.valueOf(i)),
              NOW.minusSeconds(RECENT - i + 1)));
    }
    recent = Finding.of(List.copyOf(orders));
    holdings = Finding.of(Holdings.of(positions, orders.subList(RECENT - 4, RECENT)));
  }

  static RiskLimits limits() {
    Map<String, String> texts = new HashMap<>();
    texts.put("max_order_value", "50000");
    texts.put("min_order_value", "10");
    texts.put("max_order_qty", "5000");
    texts.put("price_collar_percent", "5");
    texts.put("max_price_age", "PT10S");
    texts.put("max_position_percent", "20");
    texts.put("max_open_positions", "20");
    texts.put("max_short_exposure_percent", "0");
    texts.put("max_sector_exposure_percent", "40");
    texts.put("max_correlated_exposure_percent", "50");
    texts.put("correlation_threshold", "0.8");
    texts.put("correlation_lookback_days", "30");
    texts.put("max_daily_orders", "1000");
    texts.put("daily_loss_percent", "3");
    texts.put("max_drawdown_percent", "15");
    texts.put("duplicate_window", "PT30S");
    texts.put("throttle_orders", "100");
    texts.put("throttle_window", "PT1M");
    texts.put("allowed_symbols", "S0,S1,S2,S3,S4,S5,S6,S7,S8,S9,S10,S11");
    texts.put("restricted_symbols", "XYZ");
    return RiskLimits.parse(texts);
  }

  /** It passes every check. */
  static OrderTicket adding() {
    return ticket(2, Side.BUY, "57");
  }

  /** It sells part of what is held. */
  static OrderTicket reducing() {
    return ticket(2, Side.SELL, "57");
  }

  /** It is refused for its value and for what it adds to. */
  static OrderTicket tooLarge() {
    return ticket(2, Side.BUY, "4999");
  }

  private static OrderTicket ticket(int symbol, Side side, String qty) {
    return new OrderTicket(
        symbol(symbol),
        side,
        new Quantity(decimal(qty)),
        new OrderType.Limit(new Price(decimal("190.30"))),
        TimeInForce.DAY,
        USD,
        OrderCause.SIGNAL,
        Optional.of(new StrategyName("momentum")),
        Optional.empty());
  }

  private static Returns walk(Random random) {
    int[] days = new int[DAYS];
    double[] closes = new double[DAYS];
    double close = 100;
    for (int i = 0; i < DAYS; i++) {
      days[i] = i;
      close *= 1 + random.nextGaussian() / 100;
      closes[i] = close;
    }
    return Returns.ofCloses(days, closes);
  }

  private static RiskAccount richAccount() {
    return new RiskAccount(
        new BrokerAccount(
            "bench",
            USD,
            new Amount(decimal("1000000.00")),
            new Amount(decimal("847800.00")),
            Optional.of(new Amount(decimal("847800.00"))),
            Optional.empty()),
        NOW,
        RiskAccount.Reserving.OURSELVES);
  }

  private static Symbol symbol(int number) {
    return new Symbol("S" + number);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public Finding<RiskAccount> account() {
    return account;
  }

  @Override
  public Finding<Holdings> holdings() {
    return holdings;
  }

  @Override
  public Finding<MarketPrice> price(Symbol symbol) {
    return prices.getOrDefault(symbol, NO_PRICE);
  }

  @Override
  public Finding<Sector> sector(Symbol symbol) {
    return sectors.getOrDefault(symbol, NO_SECTOR);
  }

  @Override
  public Finding<Returns> returns(Symbol symbol) {
    return returns.getOrDefault(symbol, NO_RETURN);
  }

  @Override
  public Finding<MarketStatus> market(Symbol symbol) {
    return open;
  }

  @Override
  public Finding<LocalDate> tradingDay() {
    return today;
  }

  @Override
  public Finding<Long> ordersToday() {
    return ordersToday;
  }

  @Override
  public Finding<List<Order>> recentOrders() {
    return recent;
  }

  @Override
  public Finding<CircuitBreaker> breaker() {
    return breaker;
  }

  @Override
  public Finding<StrategySwitches> switches() {
    return switches;
  }

  @Override
  public StrategyPermission permission(StrategyName strategy) {
    return permission;
  }
}
