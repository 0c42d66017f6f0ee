package io.orrery.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.order.Broker;
import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.testkit.BrokerFixture;
import io.orrery.testkit.Samples;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** A simulated broker that is fed flat bars, a minute long each. */
final class SimulatedMarket implements BrokerFixture {

  private static final Symbol SYMBOL = new Symbol("ABC");
  private static final CurrencyCode USD = new CurrencyCode("USD");

  private final Session session = Samples.session(Universe.SIMULATION).session();
  private final SimulationModel model;
  private final SimulatedBroker broker;
  private Instant next = Instant.parse("2026-03-02T14:30:00Z");

  SimulatedMarket(Costs costs) {
    this.model =
        SimulationModel.nextOpen()
            .with(
                new Timing(
                    FillModel.NEXT_BAR_RANGE, Latency.none(), MarketSchedule.roundTheClock()))
            .with(VenueRules.wholeUnits().withParticipation(BigDecimal.ONE))
            .with(costs);
    this.broker = brokerOf(session);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Broker broker() {
    return broker;
  }

  @Override
  public SimulatedBroker brokerOf(Session other) {
    return new SimulatedBroker(
        other, model, new CashAccount("sim-1", USD, new BigDecimal("100000")));
  }

  @Override
  public Symbol symbol() {
    return SYMBOL;
  }

  @Override
  public CurrencyCode currency() {
    return USD;
  }

  @Override
  public void trade(BigDecimal price, BigDecimal units) {
    Instant end = next.plus(Duration.ofMinutes(1));
    try {
      broker.bar(SYMBOL, new TradedBar(next, end, price, price, price, price, units));
    } catch (BrokerException closed) {
      assertThat(closed).hasMessageEndingWith("is closed");
    }
    next = end;
  }

  @Override
  public void rejectNext() {
    broker.rejectNext("the venue does not like it");
  }

  @Override
  public int timesSent(ClientOrderId order) {
    return broker.wasGiven(order) ? 1 : 0;
  }

  @Override
  public void close() {
    broker.close();
  }
}
