package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.trading.Chore;
import io.orrery.trading.ChoreAgent;
import io.orrery.trading.Roster;
import io.orrery.trading.Tradings;
import io.orrery.trading.observability.Role;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Lets the agents of a session that trades look at what they are told to look at outside. */
@Part
@CrossUniverse("lets each do its own")
class Chores {

  private final Settings settings;
  private final Tradings tradings;
  private final Clock clock;

  @Inject
  Chores(Settings settings, Tradings tradings, Clock clock) {
    this.settings = settings;
    this.tradings = tradings;
    this.clock = clock;
  }

  /** Begins, and ends with the session; nothing happens if nobody trades in it. */
  void begin(UniverseSession session) {
    ChoreSettings own = settings.chores(session.universe());
    tradings
        .find(session.universe())
        .map(post -> post.trading().roster())
        .ifPresent(
            roster -> {
              begin(session, roster, Role.UI_CHECK, own.page().map(PageCheck::new));
              begin(session, roster, Role.TEST_AGENT, own.command().map(TestCommand::new));
            });
  }

  private void begin(
      UniverseSession session, Roster roster, Role role, Optional<? extends Chore> chore) {
    if (chore.isPresent()) {
      session.employ(new ChoreAgent(session, roster, chore.get(), clock));
    } else {
      roster.off(role, missing(session.universe(), role));
    }
  }

  /** What would have to be set for it; in LIVE no command can be. */
  private static String missing(Universe universe, Role role) {
    SettingKey<?> key = role == Role.UI_CHECK ? ChoreKeys.PAGE : ChoreKeys.COMMAND;
    return key.isOf(universe)
        ? key.of(universe).name() + " tells it nothing to look at"
        : "no command is run in " + universe;
  }
}
