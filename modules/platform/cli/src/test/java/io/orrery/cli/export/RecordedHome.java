package io.orrery.cli.export;

import io.orrery.basics.Symbol;
import io.orrery.ledger.FileStorage;
import io.orrery.session.Audience;
import io.orrery.session.Controls;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.Samples;
import io.orrery.trade.Trade;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A home in which sessions traded and closed. */
public final class RecordedHome {

  private RecordedHome() {}

  /** One session of each universe with trades of two days and an account's value; both closed. */
  public static void write(Path home, Universe... universes) {
    for (Universe universe : universes) {
      session(home, universe);
    }
  }

  private static void session(Path home, Universe universe) {
    Clock clock = Clock.systemUTC();
    Universes all =
        new Universes(
            List.of(SessionSpec.unknown(universe, Optional.empty())),
            new FileStorage(home, clock),
            Audience.NOBODY,
            Controls.none(clock),
            clock);
    UniverseSession session = all.open(universe);
    session.trades().append(session.session().mint(Samples.trade("AAPL", "10", "190.250")));
    session.trades().append(session.session().mint(Samples.trade("BTC/USD", "3", "0.0000000001")));
    session.trades().append(session.session().mint(nextDay()));
    session.equity().append(session.session().mint(Samples.equityPoint("100000.10")));
    all.close(universe, "a test");
  }

  private static Trade nextDay() {
    Trade trade = Samples.trade("MSFT", "5", "400");
    Instant later = trade.executedAt().plus(Duration.ofDays(1));
    return new Trade(
        new Symbol("MSFT"),
        trade.side(),
        trade.qty(),
        trade.price(),
        trade.currency(),
        trade.commission(),
        later,
        trade.mic(),
        trade.orderId(),
        trade.executionId(),
        trade.strategy(),
        trade.source(),
        trade.origin());
  }
}
