package io.orrery.ledger;

import io.orrery.testkit.ReadingContract;
import io.orrery.trade.Storage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** The file storage is read as the port promises. */
final class FileReadingTest extends ReadingContract {

  @TempDir private Path home;

  @Override
  protected Storage storage() {
    return new FileStorage(home, Clock.systemUTC());
  }
}
