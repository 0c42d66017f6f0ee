package io.orrery.cli.simulation;

import io.orrery.cli.program.Program;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.ledger.FileRuns;
import io.orrery.market.Calendars;
import io.orrery.parity.Repeats;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.trade.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** What SIMULATION finds in a home: datasets, calendars, recorded runs. */
public final class SimulationHome {

  private static final String CALENDARS = "config/calendars";

  private final Path home;
  private final Path calendarFolder;
  private final Calendars calendars;
  private final Runs runs;

  /** Reads nothing yet. */
  public SimulationHome(Path home) {
    this.home = home;
    this.calendarFolder = calendarFolder(home);
    this.calendars = new CalendarFolder(calendarFolder);
    this.runs = new FileRuns(home, Clock.systemUTC());
  }

  /** The folder. */
  public Path home() {
    return home;
  }

  /** The datasets that all universes may read. */
  public DatasetFolder datasets() {
    return new DatasetFolder(home.resolve("data").resolve("shared"), calendars);
  }

  Calendars calendars() {
    return calendars;
  }

  /** Where the calendars are from. */
  Path calendarFolder() {
    return calendarFolder;
  }

  /** The runs of SIMULATION. */
  public Runs runs() {
    return runs;
  }

  Sources sources(Strategies strategies) {
    return new Sources(datasets(), calendars, strategies);
  }

  BacktestRuns backtests(Strategies strategies) {
    return new BacktestRuns(runs, sources(strategies), Clock.systemUTC());
  }

  /** What runs sessions again, with the built-in strategies. */
  public Repeats repeats() {
    Strategies strategies = Strategies.builtIn();
    return new Repeats(backtests(strategies), runs, sources(strategies));
  }

  /** The home's calendars; if it has no folder of them, those that came with this program. */
  private static Path calendarFolder(Path home) {
    Path own = home.resolve(CALENDARS);
    return Files.isDirectory(own)
        ? own
        : Program.folder().orElseGet(() -> Path.of("")).resolve(CALENDARS);
  }
}
