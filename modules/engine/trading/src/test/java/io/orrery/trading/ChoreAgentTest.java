package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.Inventory;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.trading.observability.AlertRaised;
import io.orrery.trading.observability.PageChecked;
import io.orrery.trading.observability.ReasonCode;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChoreAgentTest {

  private final MovableClock clock = new MovableClock();
  private final Life life =
      new Life(new CrashingStorage(new InMemoryStorage(clock)), new Exchange(), clock);
  private final Scripted chore = new Scripted();
  private final ChoreAgent agent =
      new ChoreAgent(life.session, life.trading.roster(), chore, clock);

  /** Finds what a test tells it, and waits for that. */
  private static final class Scripted implements Chore {

    private final BlockingQueue<Optional<String>> problems = new LinkedBlockingQueue<>();
    private final CountDownLatch looking = new CountDownLatch(1);

    @Override
    public Role role() {
      return Role.UI_CHECK;
    }

    @Override
    public Duration every() {
      return Duration.ofMillis(1);
    }

    @Override
    public Found look() throws InterruptedException {
      looking.countDown();
      Optional<String> problem = problems.take();
      if (problem.equals(Optional.of("broken"))) {
        throw new IllegalStateException("it broke");
      }
      PageChecked.Status status =
          problem.isPresent() ? PageChecked.Status.ERROR : PageChecked.Status.OK;
      return new Found(new PageChecked("http://here/", status, problem, 1), problem);
    }
  }

  @Test
  @Tag("U3")
  void recordsWhatItFindsInTheEventsOfItsUniverse() throws Exception {
    life.session.employ(agent);
    chore.problems.add(Optional.empty());
    await(() -> report().done() == 1);

    assertThat(checks())
        .containsExactly(
            new PageChecked("http://here/", PageChecked.Status.OK, Optional.empty(), 1));
    assertThat(report().state()).isEqualTo(AgentReport.State.RUNNING);
    assertThat(report().lastTickAt()).contains(clock.instant());
    assertThat(life.session.inventory().items())
        .anyMatch(
            item ->
                item.kind() == Inventory.Kind.THREAD
                    && item.name().equals("orrery-ui_check-paper"));
    life.end();
  }

  @Test
  void tellsWhatIsWrongOnceAndLooksAgain() throws Exception {
    Rounds rounds = new Rounds(life.session, life.trading, Optional.empty(), Rounds.Terms.usual());
    life.session.employ(agent);
    chore.problems.add(Optional.of("it lacks metric-return"));
    await(() -> report().state() == AgentReport.State.ERROR);
    rounds.turn(0);
    rounds.turn(TimeUnit.MINUTES.toNanos(1));
    assertThat(alerts())
        .filteredOn(alert -> alert.reasonCode() == ReasonCode.AGENT_FAILED)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.agent()).isEqualTo(Role.UI_CHECK);
              assertThat(alert.sentence()).isEqualTo("it lacks metric-return");
            });

    chore.problems.add(Optional.of("broken"));
    chore.problems.add(Optional.empty());
    await(() -> report().state() == AgentReport.State.RUNNING);
    assertThat(checks()).hasSize(2);
    life.end();
  }

  @Test
  @Tag("U8")
  void endsWithItsSessionAlsoWhileItLooks() throws Exception {
    life.session.employ(agent);
    assertThat(chore.looking.await(10, TimeUnit.SECONDS)).isTrue();

    life.end();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("orrery-ui_check-paper"));
    assertThat(checks()).isEmpty();
  }

  private AgentReport report() {
    return life.trading.roster().report(Role.UI_CHECK);
  }

  private List<PageChecked> checks() {
    return events().stream()
        .filter(PageChecked.class::isInstance)
        .map(PageChecked.class::cast)
        .toList();
  }

  private List<AlertRaised> alerts() {
    return events().stream()
        .filter(AlertRaised.class::isInstance)
        .map(AlertRaised.class::cast)
        .toList();
  }

  private List<Object> events() {
    return life.universes.archive(Universe.PAPER).events().after(0, 1000).stream()
        .<Object>map(each -> each.fact())
        .toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(1);
    }
  }
}
