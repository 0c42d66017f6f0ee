package io.orrery.broker.simulated;

import io.orrery.testkit.BrokerContract;
import io.orrery.testkit.BrokerFixture;
import java.math.BigDecimal;

class SimulatedBrokerContractTest extends BrokerContract {

  @Override
  protected BrokerFixture fixture() {
    Commission commission =
        new Commission(new BigDecimal("0.005"), new BigDecimal("0.05"), BigDecimal.ONE);
    return new SimulatedMarket(new Costs(Slippage.none(), commission));
  }
}
