package io.orrery.wiring;

import io.orrery.parity.PostMarket;
import io.orrery.session.Ticker;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Looks every so often for sessions that SIMULATION is to repeat, if it is to repeat any. */
@Part
@CrossUniverse(
    "reads one universe's ended sessions and repeats them in SIMULATION, copying nothing")
final class PostMarketWatch {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final PostMarket.Desk desk;
  private final Optional<Ticker> looking;

  @Inject
  PostMarketWatch(Settings settings, Universes universes, PostMarket.Desk desk, Clock clock) {
    this.desk = desk;
    this.looking =
        settings
            .postMarket()
            .map(of -> new PostMarket(of, universes, desk, clock))
            .map(runs -> new Ticker("post-market", EVERY, runs::look));
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    looking.ifPresent(Ticker::start);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stop();
  }

  @PreDestroy
  void stop() {
    desk.jobs().close(); // so that a run that is under way ends, for which its turn waits
    looking.ifPresent(Ticker::close);
  }
}
