package io.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class TroubleTest {

  @Test
  void prefersTheLongestChainOfCauses() {
    LogRecord shallow = record("first", new Exception("something failed"));
    LogRecord deep = record("second", new Exception(new Exception("universe live is torn")));

    assertThat(Trouble.reason(List.of(shallow, deep))).hasValue("universe live is torn");
  }

  @Test
  void takesTheFirstMessageWhenNothingWasThrown() {
    LogRecord plain = new LogRecord(Level.SEVERE, "port {0} is bad");
    plain.setParameters(new Object[] {"80"});

    assertThat(Trouble.reason(List.of(plain))).hasValue("port 80 is bad");
  }

  @Test
  void hasNoReasonWhenNothingWasLogged() {
    assertThat(Trouble.reason(List.of())).isEmpty();
  }

  private static LogRecord record(String message, Exception thrown) {
    LogRecord record = new LogRecord(Level.SEVERE, message);
    record.setThrown(thrown);
    return record;
  }
}
