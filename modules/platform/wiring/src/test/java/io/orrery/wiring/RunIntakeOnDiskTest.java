package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Mic;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.ledger.FileRuns;
import io.orrery.market.BarGrid;
import io.orrery.market.Calendars;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunIntake;
import io.orrery.runs.RunProgress;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.trade.Origin;
import io.orrery.universe.RunId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledgers of runs are what remembers a request: another process finds its run there. */
class RunIntakeOnDiskTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2024, 6, 28);

  @TempDir private Path home;

  @Test
  void findsTheRunOfARequestInTheLedgersOfAnEarlierProcess() {
    writeMarket();
    run(Optional.empty());
    RunId first = run(Optional.of(origin("a body")));

    RunIntake another = new RunIntake(new FileRuns(home, Clock.systemUTC()));

    assertThat(another.take(origin("a body"), RunIntakeOnDiskTest::none))
        .isEqualTo(new RunIntake.Replayed(first));
    assertThat(another.take(origin("another body"), RunIntakeOnDiskTest::none))
        .isInstanceOfSatisfying(
            RunIntake.Conflicting.class,
            conflict -> assertThat(conflict.sentence()).contains("'k1'", first.value()));
  }

  private RunId run(Optional<Origin> origin) {
    BacktestRuns.Prepared prepared =
        new BacktestRuns(new FileRuns(home, Clock.systemUTC()), sources(), Clock.systemUTC())
            .prepare(
                RunTerms.of(Map.of("dataset", "walk", "strategy", "momentum")), Map.of(), origin);
    return prepared.run(RunProgress.NONE).run();
  }

  private void writeMarket() {
    BarGrid grid = new BarGrid(calendars().of(new Mic("XNYS")), Duration.ofDays(1));
    new GeneratedMarket(7, List.of(new Symbol("AAA")), grid, FIRST, LAST, MarketShape.USUAL)
        .writeTo(datasets(), "walk");
  }

  private Sources sources() {
    return new Sources(datasets(), calendars(), Strategies.builtIn());
  }

  private DatasetFolder datasets() {
    return new DatasetFolder(home.resolve("data/shared"), calendars());
  }

  private static Calendars calendars() {
    return new CalendarFolder(Path.of("../../../config/calendars"));
  }

  private static Origin origin(String body) {
    return new Origin(
        new IdempotencyKey("k1"), 1, Sha256.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static RunId none() {
    throw new AssertionError("nothing must be started");
  }
}
