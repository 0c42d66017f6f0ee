package io.orrery.ledger;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.ReadingContract;
import io.orrery.trade.Storage;
import java.time.Clock;

/** The storage in memory is read as the port promises, so that what is tested with it holds. */
final class InMemoryReadingTest extends ReadingContract {

  @Override
  protected Storage storage() {
    return new InMemoryStorage(Clock.systemUTC());
  }
}
