package io.orrery.session;

import static io.orrery.universe.Universe.PAPER;
import static io.orrery.universe.Universe.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Mic;
import io.orrery.market.CalendarRules;
import io.orrery.market.TradingCalendar;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.testkit.Samples;
import io.orrery.trade.ControlScope;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** New York trades from 14:30 to 21:00 UTC in January; 2026-01-27 is a Tuesday. */
@Tag("U8")
class AfterHoursTest {

  private static final Person ADA = new Person("Ada", "a test");

  private final MovableClock clock = new MovableClock();
  private final InMemoryStorage storage = new InMemoryStorage(clock);
  private final Universes universes =
      new Universes(
          List.of(
              SessionSpec.unknown(PAPER, Optional.empty()),
              SessionSpec.unknown(SIMULATION, Optional.empty())),
          storage,
          Audience.NOBODY,
          clock);
  private final AfterHours schedule =
      new AfterHours(calendar(), universes, new Transitions(universes, universes), clock);

  @Test
  void simulatesFromTheCloseToTheNextOpening() {
    at("2026-01-27T14:30:00Z");
    universes.open(PAPER);
    at("2026-01-27T20:59:59.999Z");
    assertOpen(PAPER);
    at("2026-01-27T21:00:00Z");
    assertOpen(SIMULATION);
    at("2026-01-28T14:29:59Z");
    assertOpen(SIMULATION);
    at("2026-01-28T14:30:00Z");
    assertOpen(PAPER);
    assertThat(types(PAPER))
        .containsExactly(
            "session_opened",
            "transition_begun",
            "session_closed",
            "session_opened",
            "transition_completed");
  }

  @Test
  void simulatesOverAHolidayAndTheWeekend() {
    at("2026-01-30T20:00:00Z");
    universes.open(PAPER);
    at("2026-01-30T21:00:00Z");
    for (String closed : List.of("2026-01-31T15:00:00Z", "2026-02-01T15:00:00Z")) {
      at(closed);
      assertOpen(SIMULATION);
    }
    at("2026-02-02T15:00:00Z");
    assertOpen(SIMULATION);
    at("2026-02-03T15:00:00Z");
    assertOpen(PAPER);
  }

  @Test
  void skipsABoundaryWhileKilledAndDoesNotMakeUpForIt() {
    at("2026-01-27T20:00:00Z");
    universes.open(PAPER);
    universes
        .killSwitch()
        .engage(ControlScope.of(PAPER), new KillOrder("now", "Ada", KillOrder.Way.CALL));
    at("2026-01-27T21:00:00Z");
    assertOpen(PAPER);
    assertThat(types(PAPER)).endsWith("kill_engaged", "transition_skipped");
    universes.killSwitch().release(ControlScope.of(PAPER), ADA, "all is well");
    at("2026-01-27T21:00:01Z");
    assertOpen(PAPER);
    at("2026-01-28T14:30:00Z");
    assertOpen(PAPER);
    at("2026-01-28T21:00:00Z");
    assertOpen(SIMULATION);
  }

  @Test
  void skipsABoundaryWhoseSourceIsClosed() {
    at("2026-01-27T20:00:00Z");
    at("2026-01-27T21:00:00Z");
    assertThat(universes.find(PAPER)).isEmpty();
    assertThat(universes.find(SIMULATION)).isEmpty();
  }

  @Test
  void leavesWhatAPersonDidInBetween() {
    at("2026-01-27T15:00:00Z");
    universes.open(PAPER);
    new Transitions(universes, universes)
        .run(new Transition(PAPER, SIMULATION, "a test", "Ada", OpenOrders.CANCEL));
    at("2026-01-27T16:00:00Z");
    assertOpen(SIMULATION);
    at("2026-01-27T21:00:00Z");
    assertOpen(SIMULATION);
  }

  @Test
  void standsStillBehindTheEndOfItsCalendar() {
    at("2026-12-30T20:00:00Z");
    universes.open(PAPER);
    at("2027-01-05T03:00:00Z");
    assertOpen(PAPER);
  }

  private void at(String instant) {
    clock.set(Instant.parse(instant));
    schedule.look();
  }

  private void assertOpen(Universe only) {
    for (Universe universe : List.of(PAPER, SIMULATION)) {
      assertThat(universes.find(universe).isPresent())
          .as(universe + "")
          .isEqualTo(universe == only);
    }
  }

  private static TradingCalendar calendar() {
    CalendarRules rules =
        Samples.weekdays(
            new Mic("XNYS"), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
    rules.holiday(LocalDate.parse("2026-02-02"), "a test's day");
    return new TradingCalendar(rules, "a test");
  }

  private List<String> types(Universe universe) {
    return storage.archive(universe).audit().after(0, 1000).stream()
        .map(record -> record.fact().type())
        .toList();
  }
}
