package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.market.Calendars;
import io.orrery.market.MarketDataException;
import io.orrery.session.AfterHours;
import io.orrery.session.Transitions;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plans the transitions that take place by themselves; refuses the start if that cannot be. */
@Dependent
@CrossUniverse("leads from one universe to another at the boundaries of a market's day")
class ScheduleProducer {

  @Produces
  @Singleton
  ControlParts.Schedule schedule(
      Settings settings,
      Calendars calendars,
      Universes universes,
      Transitions transitions,
      Clock clock) {
    Optional<AfterHours> planned =
        settings.afterHours().map(mic -> checked(mic, calendars, universes, transitions, clock));
    return new ControlParts.Schedule(planned);
  }

  private static AfterHours checked(
      Mic mic, Calendars calendars, Universes universes, Transitions transitions, Clock clock) {
    try {
      AfterHours planned = new AfterHours(calendars.of(mic), universes, transitions, clock);
      planned.turn();
      return planned;
    } catch (MarketDataException e) {
      throw new SettingsException(
          List.of(
              "%s must name a calendar that answers for now: %s"
                  .formatted(SettingKey.AFTER_HOURS.template(), e.getMessage())));
    }
  }
}
