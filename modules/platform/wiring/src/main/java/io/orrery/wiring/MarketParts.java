package io.orrery.wiring;

import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.market.Calendars;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.StrategyProvider;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What all universes may read: the datasets in {@code data/shared}, the calendars in {@code
 * config/calendars}, and the strategies, which are the built-in ones, the services that the
 * application brings, and its beans.
 */
@Dependent
class MarketParts {

  @Produces
  @Singleton
  Calendars calendars(Settings settings) {
    return new CalendarFolder(settings.home().resolve("config/calendars"));
  }

  @Produces
  @Singleton
  DatasetFolder datasets(Settings settings, Calendars calendars) {
    return new DatasetFolder(settings.home().resolve("data/shared"), calendars);
  }

  @Produces
  @Singleton
  Strategies strategies(@Any Instance<StrategyProvider> beans) {
    List<StrategyProvider> handedIn = beans.stream().toList();
    return Strategies.load(Thread.currentThread().getContextClassLoader(), handedIn);
  }

  @Produces
  @Singleton
  Sources sources(DatasetFolder datasets, Calendars calendars, Strategies strategies) {
    return new Sources(datasets, calendars, strategies);
  }
}
