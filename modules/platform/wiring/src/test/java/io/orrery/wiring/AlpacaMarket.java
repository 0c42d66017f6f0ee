package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.broker.alpaca.AlpacaConnection;
import io.orrery.broker.alpaca.AlpacaFeed;
import io.orrery.broker.alpaca.AlpacaKey;
import io.orrery.broker.alpaca.AlpacaStub;
import io.orrery.broker.alpaca.AlpacaVenue;
import io.orrery.broker.alpaca.StubBars;
import io.orrery.broker.alpaca.StubExchange;
import io.orrery.feeds.CalendarFolder;
import io.orrery.market.BarGrid;
import io.orrery.market.TradingCalendar;
import io.orrery.risk.RiskLimits;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stub of Alpaca for one universe, with bars, and the plan by which a session trades there. */
final class AlpacaMarket implements AutoCloseable {

  static final Path CALENDARS = Path.of("../../../config/calendars");

  final AlpacaStub stub;
  final StubExchange exchange;
  private final StubBars bars;
  private final Universe universe;

  AlpacaMarket(Universe universe, Clock clock) throws Exception {
    this.universe = universe;
    this.stub = new AlpacaStub(universe);
    this.bars = new StubBars(AlpacaMarket::price, clock);
    this.exchange = new StubExchange(stub, symbol -> lastPrice(symbol, clock), clock);
  }

  /** A wave of an hour around 100, at another place for each symbol. */
  private static double price(String symbol, Instant at) {
    double turn = (at.getEpochSecond() % 3600) / 3600.0 + symbol.hashCode() % 10 / 10.0;
    return Math.round(10_000 + 300 * Math.sin(2 * Math.PI * turn)) / 100.0;
  }

  private static BigDecimal lastPrice(String symbol, Clock clock) {
    return BigDecimal.valueOf(price(symbol, clock.instant())).setScale(2, RoundingMode.HALF_UP);
  }

  AlpacaConnection connection() {
    return new AlpacaConnection(
        AlpacaVenue.official()
            .with(universe, stub.uri())
            .with(universe, stub.stream().uri())
            .withData(bars.uri()),
        stub.uri(),
        bars.uri(),
        stub.stream().uri(),
        new AlpacaKey(stub.keyId(), AlpacaStub.SECRET),
        stub.accountNumber());
  }

  /** Bars of {@code symbols} on that calendar, and who decides on them; no bars without symbols. */
  BrokeredPlan plan(
      Path home,
      String calendar,
      Strategy strategy,
      Map<String, String> limits,
      String... symbols) {
    TradingCalendar hours = new CalendarFolder(CALENDARS).of(new Mic(calendar));
    Duration interval = Duration.ofMinutes(1);
    BrokerSettings.BarSettings settings =
        new BrokerSettings.BarSettings(
            connection(),
            AlpacaFeed.IEX,
            List.of(symbols).stream().map(Symbol::new).toList(),
            interval,
            new BrokerSettings.Decisions(
                Optional.of(strategy.name().value()),
                Map.of(),
                universe.hasRealCapital(),
                new BigDecimal("10"),
                Optional.empty()),
            false);
    Optional<BrokerSettings.BarSettings> fed =
        Optional.of(settings).filter(s -> symbols.length > 0);
    return new BrokeredPlan(
        new BrokerSettings(
            new BrokerSettings.Access.Alpaca(connection()),
            new Mic(calendar),
            new BigDecimal("0.01"),
            fed),
        home.resolve("data").resolve(universe.wireName()),
        hours,
        RiskLimits.parse(limits),
        fed.map(
            each ->
                new BrokeredPlan.BarPlan(
                    each, new BarGrid(hours, interval), strategy, Optional.empty())));
  }

  @Override
  public void close() {
    bars.close();
    stub.close();
  }
}
