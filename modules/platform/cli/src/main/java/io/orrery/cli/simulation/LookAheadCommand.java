package io.orrery.cli.simulation;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Leak;
import io.orrery.strategy.LookAheadCheck;
import io.orrery.strategy.Strategies;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds out whether a strategy decides on bars that had not closed. */
@Command(
    name = "lookahead",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Finds out whether a strategy decides on bars that had not closed, or on anything else but"
            + " its bars and its holding. What it finds is proof; finding nothing is evidence.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing found", "1:it leaks, or failed", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LookAheadCommand implements Callable<Integer> {

  private static final int FEWEST_BARS = 2;

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private StrategyOptions options;

  @Option(
      names = "--strategy",
      required = true,
      paramLabel = "NAME",
      description = "what decides, as `orrery strategies` names it")
  private String strategy = "";

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME",
      description = "the dataset, as `orrery data list` names it")
  private String dataset = "";

  @Option(
      names = "--bars",
      paramLabel = "COUNT",
      defaultValue = "3000",
      description = "how many of the first bars of each instrument; default: ${DEFAULT-VALUE}")
  private int bars;

  @Option(
      names = "--cuts",
      paramLabel = "COUNT",
      defaultValue = "32",
      description = "after how many bars the future is changed; default: ${DEFAULT-VALUE}")
  private int cuts;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "of all that is drawn; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    if (bars < FEWEST_BARS) {
      throw new IllegalArgumentException("--bars must be at least 2, was " + bars);
    }
    SimulationHome home = new SimulationHome(folder.home());
    Strategies strategies = options.strategies();
    Map<String, String> parameters = options.parameters();
    strategies.create(strategy, parameters);
    LookAheadCheck check = new LookAheadCheck(seed, cuts);
    PrintWriter err = spec.commandLine().getErr();
    int code = ExitCode.DONE;
    try (ProgressDisplay progress =
        ProgressDisplay.begin(err, "reading and verifying " + dataset)) {
      List<BarSeries> all = home.datasets().open(dataset).series();
      progress.stage("looking for look-ahead, instruments");
      for (int i = 0; i < all.size(); i++) {
        progress.at(i, all.size());
        BarSeries each = all.get(i);
        BarSeries series = each.slice(0, Math.min(bars, each.size()));
        code = Math.max(code, look(check, strategies, parameters, series));
      }
    }
    return code;
  }

  private int look(
      LookAheadCheck check,
      Strategies strategies,
      Map<String, String> parameters,
      BarSeries series) {
    try {
      Optional<Leak> leak = check.findIn(series, all -> strategies.create(strategy, parameters));
      tell(series, leak);
      return leak.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    } catch (RuntimeException e) {
      spec.commandLine()
          .getErr()
          .println(
              "orrery: %s on %s cannot be checked: %s".formatted(strategy, series.symbol(), e));
      return ExitCode.FAILED;
    }
  }

  private void tell(BarSeries series, Optional<Leak> leak) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("strategy", strategy);
      all.put("symbol", series.symbol().value());
      all.put("bars", series.size());
      all.put("seed", seed);
      all.put("leaks", leak.isPresent());
      leak.ifPresent(
          found -> {
            all.put("kind", found.kind().name().toLowerCase(Locale.ROOT));
            all.put("bar", found.bar());
            all.put("start", found.start().toString());
            all.put("detail", found.sentence());
          });
      out.println(JsonLine.of(all));
    } else {
      out.println(
          "%s on %s: %s"
              .formatted(
                  strategy,
                  series.symbol(),
                  leak.map(found -> "leaks: " + found.sentence())
                      .orElse("nothing found in " + series.size() + " bars, seed " + seed)));
    }
  }
}
