package io.orrery.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U8")
class AgentTest {

  private final List<String> told = new ArrayList<>();
  private final Universes universes =
      new Universes(
          List.of(SessionSpec.unknown(Universe.SIMULATION, Optional.empty())),
          new InMemoryStorage(Samples.CLOCK),
          Audience.NOBODY,
          Samples.CLOCK);
  private final UniverseSession session = universes.open(Universe.SIMULATION);

  @Test
  void endsBeforeTheSessionThatEmploysItTheNewestFirst() {
    session.employ(new Telling("first", session.session()));
    session.employ(new Telling("second", session.session()));
    universes.close(Universe.SIMULATION, "a test");
    universes.close(Universe.SIMULATION, "again");
    assertThat(told)
        .containsExactly(
            "first starts", "second starts", "second stops while open", "first stops while open");
  }

  @Test
  @Tag("U2")
  void doesNotBeginInAClosedSession() {
    universes.close(Universe.SIMULATION, "a test");
    assertThatThrownBy(() -> session.employ(new Telling("late", session.session())))
        .isInstanceOf(SessionClosedException.class);
    assertThat(told).isEmpty();
  }

  @Test
  void oneThatFailsToStopKeepsNeitherOthersNorTheSessionFromEnding() {
    session.employ(new Telling("first", session.session()));
    session.employ(new FailingToStop());
    universes.close(Universe.SIMULATION, "a test");
    assertThat(told).contains("first stops while open");
    assertThat(session.session().closedAt()).isPresent();
  }

  private final class Telling implements Agent {
    private final String name;
    private final Session of;

    Telling(String name, Session of) {
      this.name = name;
      this.of = of;
    }

    @Override
    public void start() {
      told.add(name + " starts");
    }

    @Override
    public void stop() {
      told.add(name + " stops while " + (of.closedAt().isPresent() ? "closed" : "open"));
    }
  }

  private static final class FailingToStop implements Agent {
    @Override
    public void start() {}

    @Override
    public void stop() {
      throw new IllegalStateException("cannot stop");
    }
  }
}
