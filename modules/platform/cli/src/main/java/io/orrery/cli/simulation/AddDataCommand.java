package io.orrery.cli.simulation;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.market.DataFormat;
import io.orrery.market.DatasetTerms;
import io.orrery.market.TradingCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes files in as a dataset, or refuses all of them. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks every bar of some files, copies them into the home and lists them.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:added", "1:refused, nothing is listed", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AddDataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(names = "--id", required = true, paramLabel = "NAME", description = "its name")
  private String id = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "TEXT",
      description = "where the data comes from")
  private String source = "";

  @Option(
      names = "--licence",
      required = true,
      paramLabel = "TEXT",
      description = "under what it may be used")
  private String licence = "";

  @Option(
      names = "--calendar",
      required = true,
      paramLabel = "MIC",
      description = "the market whose hours the bars keep; see `orrery calendars`")
  private Mic calendar;

  @Option(
      names = "--interval",
      required = true,
      paramLabel = "TIME",
      description = "the length of a bar: P1D, PT1H, PT1M")
  private Duration interval;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      description =
          "csv, csv_epoch_seconds, csv_epoch_millis, csv_local_time, coinbase_candles or binance_ohlc")
  private String format = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "the zone of times without offset; default: the calendar's own")
  private @Nullable ZoneId zone;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  @Parameters(
      paramLabel = "SYMBOL=FILE",
      arity = "1..*",
      description = "an instrument and the file of its bars")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() {
    SimulationHome home = new SimulationHome(folder.home());
    DatasetFolder datasets = home.datasets();
    DatasetTerms terms = terms(home.calendars().of(calendar));
    Map<Symbol, Path> parts = parts();
    return new NewDataset(spec, datasets, id, json)
        .add("checking", () -> datasets.add(terms, parts));
  }

  private DatasetTerms terms(TradingCalendar market) {
    return new DatasetTerms(
        id,
        source,
        licence,
        market.mic(),
        zone == null ? market.zone() : zone,
        interval,
        DataFormat.parse(format),
        List.of(),
        List.of());
  }

  private Map<Symbol, Path> parts() {
    Map<Symbol, Path> parts = new LinkedHashMap<>();
    for (String each : files) {
      int at = each.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException(
            "a file must be given as SYMBOL=FILE, was " + Check.shown(each));
      }
      Symbol symbol = new Symbol(each.substring(0, at));
      if (parts.put(symbol, Path.of(each.substring(at + 1))) != null) {
        throw new IllegalArgumentException("a symbol must have one file, had two: " + symbol);
      }
    }
    return parts;
  }
}
