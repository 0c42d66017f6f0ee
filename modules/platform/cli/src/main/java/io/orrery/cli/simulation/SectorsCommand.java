package io.orrery.cli.simulation;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.feeds.SectorMapFile;
import io.orrery.market.MarketDataException;
import io.orrery.market.Sector;
import io.orrery.market.SectorChanges;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a new sector map in the place of the one before, and says what is different. */
@Command(
    name = "sectors",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Updates the sector map in data/shared from a file: one JSON object, symbol to GICS sector.",
      "The file is the whole new map; labels that mean the same become one; an instrument that is"
          + " not in it has an unknown sector."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:updated",
      "1:refused, the map before stays",
      "2:wrong usage",
      "4:cannot read"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SectorsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Parameters(index = "0", paramLabel = "FILE", description = "the new map")
  private Path file;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "TEXT",
      description = "who says so, for the manifest")
  private String source = "";

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  @Override
  public Integer call() {
    Path shared = folder.home().resolve("data").resolve("shared");
    try {
      print(new SectorMapFile(shared).update(file, source));
      return ExitCode.DONE;
    } catch (MarketDataException e) {
      spec.commandLine().getErr().println("orrery: the map is refused: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private void print(SectorChanges changes) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(fields(changes)));
      return;
    }
    out.println(
        "added %s, removed %s, changed %s, unchanged %s"
            .formatted(
                changes.added().size(),
                changes.removed().size(),
                changes.changed().size(),
                changes.unchanged()));
    changes.added().forEach((symbol, now) -> out.println("  + " + symbol + " " + now.label()));
    changes.removed().forEach((symbol, was) -> out.println("  - " + symbol + " " + was.label()));
    changes
        .changed()
        .forEach(
            (symbol, change) ->
                out.println(
                    "  %s %s, was %s"
                        .formatted(symbol, change.now().label(), change.before().label())));
  }

  private static Map<String, Object> fields(SectorChanges changes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("added", labels(changes.added()));
    fields.put("removed", labels(changes.removed()));
    Map<String, Object> changed = new LinkedHashMap<>();
    changes
        .changed()
        .forEach(
            (symbol, change) ->
                changed.put(
                    symbol,
                    Map.of("before", change.before().label(), "now", change.now().label())));
    fields.put("changed", changed);
    fields.put("unchanged", changes.unchanged());
    return fields;
  }

  private static Map<String, Object> labels(Map<String, Sector> sectors) {
    Map<String, Object> labels = new LinkedHashMap<>();
    sectors.forEach((symbol, sector) -> labels.put(symbol, sector.label()));
    return labels;
  }
}
