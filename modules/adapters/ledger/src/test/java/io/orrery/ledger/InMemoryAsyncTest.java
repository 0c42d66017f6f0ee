package io.orrery.ledger;

import io.orrery.testkit.AsyncContract;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.trade.Storage;
import java.time.Clock;

/** The storage in memory does it as the port promises, so that what is tested with it holds. */
final class InMemoryAsyncTest extends AsyncContract {

  @Override
  protected Storage storage() {
    return new InMemoryStorage(Clock.systemUTC());
  }
}
