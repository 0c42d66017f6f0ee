package io.orrery.ledger;

import io.orrery.testkit.AsyncContract;
import io.orrery.trade.Storage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** The file storage takes what nobody waits for as the port promises. */
final class FileAsyncTest extends AsyncContract {

  @TempDir private Path home;

  @Override
  protected Storage storage() {
    return new FileStorage(home, Clock.systemUTC());
  }
}
