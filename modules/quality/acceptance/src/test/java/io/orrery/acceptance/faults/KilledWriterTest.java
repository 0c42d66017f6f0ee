package io.orrery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.acceptance.Build;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 at random while 16 threads write: {@code -Dtest.kills=2000} for the full run. */
class KilledWriterTest {

  private static final int ROUNDS_A_HOME = 200;
  private static final int WRITERS = 16;

  private final Rounds rounds = new Rounds("random kill -9");

  @Tag("U13")
  @Tag("U14")
  @Tag("U19")
  @Test
  void everyAcknowledgedRecordIsThereOnceAfterEveryKill() {
    int all = Rounds.count("test.kills", 15);
    while (rounds.done() < all) {
      killOneHome(Math.min(ROUNDS_A_HOME, all - rounds.done()));
    }
    rounds.report();
  }

  private void killOneHome(int count) {
    Path home = Build.freshFolder("kills");
    HomeCheck check = new HomeCheck(home);
    List<Acknowledged> last = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      last = killOnce(home, "r" + i);
      check.check(last, rounds.where());
      rounds.add(last.size());
      assertThat(last).as(rounds.where()).isNotEmpty();
    }
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      writer.closeUniverse();
    }
    check.checkRecovered(last, rounds.where());
    Build.delete(home);
  }

  private List<Acknowledged> killOnce(Path home, String name) {
    try (WriterProcess writer = WriterProcess.start(home)) {
      writer.open();
      writer.tell("append " + name + " " + WRITERS + " 0");
      writer.awaitAcknowledged(WRITERS + rounds.random().nextInt(1500));
      writer.kill();
      return writer.acknowledged();
    }
  }
}
