package io.orrery.cli.simulation;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.market.BarGrid;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a market of a seed, and lists it as a dataset. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes a market of a seed, as a dataset: the same seed makes the same bars.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:added", "1:refused, nothing is listed", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GenerateDataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(names = "--id", required = true, paramLabel = "NAME", description = "its name")
  private String id = "";

  @Option(
      names = "--symbols",
      required = true,
      split = ",",
      paramLabel = "SYMBOL",
      description = "its instruments, with commas between")
  private List<Symbol> symbols = new ArrayList<>();

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "the first date")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "the last date")
  private LocalDate to;

  @Option(names = "--seed", required = true, paramLabel = "NUMBER", description = "any number")
  private long seed;

  @Option(
      names = "--calendar",
      defaultValue = "XNYS",
      paramLabel = "MIC",
      description = "the market whose hours it keeps; default: ${DEFAULT-VALUE}")
  private Mic calendar;

  @Option(
      names = "--interval",
      defaultValue = "P1D",
      paramLabel = "TIME",
      description = "the length of a bar: P1D, PT1H, PT1M; default: ${DEFAULT-VALUE}")
  private Duration interval;

  @Option(
      names = "--volatility",
      defaultValue = "0.25",
      paramLabel = "0..2",
      description = "of a year in calm times, a fraction; default: ${DEFAULT-VALUE}")
  private double volatility;

  @Option(
      names = "--halts-per-year",
      defaultValue = "4",
      paramLabel = "NUMBER",
      description = "how often some bars are missing, on average; default: ${DEFAULT-VALUE}")
  private double halts;

  @Option(
      names = "--split-above",
      defaultValue = "400",
      paramLabel = "PRICE",
      description =
          "the price above which shares are split, and no run trades over that; they begin at a"
              + " twentieth to a half of it; default: ${DEFAULT-VALUE}")
  private double splitAbove;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  @Override
  public Integer call() {
    SimulationHome home = new SimulationHome(folder.home());
    GeneratedMarket market =
        new GeneratedMarket(
            seed,
            symbols,
            new BarGrid(home.calendars().of(calendar), interval),
            from,
            to,
            new MarketShape(volatility, halts, splitAbove));
    DatasetFolder datasets = home.datasets();
    return new NewDataset(spec, datasets, id, json)
        .add("generating", () -> market.writeTo(datasets, id));
  }
}
