package io.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  @TempDir private Path directory;

  @Test
  void keepsTheFullFileUnderANumberAndWritesOn() {
    ServerLog log = new ServerLog(directory.resolve("server.log"), 10);
    log.publish(new LogRecord(Level.INFO, "the first message"));
    log.publish(new LogRecord(Level.INFO, "the second message"));
    log.close();

    assertThat(directory.resolve("server.log.1")).content().contains("the first message");
    assertThat(directory.resolve("server.log")).content().contains("the second message");
  }

  @Test
  void keepsFiveOldFiles() {
    ServerLog log = new ServerLog(directory.resolve("server.log"), 1);
    for (int i = 0; i < 20; i++) {
      log.publish(new LogRecord(Level.INFO, "message " + i));
    }
    log.close();

    assertThat(directory.toFile().list()).hasSize(6);
  }
}
