package io.orrery.ledger;

import io.orrery.testkit.StorageContract;
import io.orrery.trade.Storage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** The file storage keeps every promise of the port. */
final class FileStorageTest extends StorageContract {

  @TempDir private Path home;

  @Override
  protected Storage storage() {
    return new FileStorage(home, Clock.systemUTC());
  }

  @Override
  protected Storage restarted(Storage before) {
    return new FileStorage(home, Clock.systemUTC());
  }
}
