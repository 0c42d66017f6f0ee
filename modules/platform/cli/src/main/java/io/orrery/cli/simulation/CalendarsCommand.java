package io.orrery.cli.simulation;

import io.orrery.basics.Mic;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.TextTable;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the markets whose hours are known. */
@Command(
    name = "calendars",
    mixinStandardHelpOptions = true,
    description = "Lists the markets whose hours are known, and until when.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class CalendarsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    SimulationHome home = new SimulationHome(folder.home());
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable("Market", "Zone", "Valid from", "Valid until", "Source");
    int code = ExitCode.DONE;
    for (Mic mic : home.calendars().list()) {
      try {
        add(home.calendars().of(mic), table);
      } catch (MarketDataException e) {
        spec.commandLine().getErr().println("orrery: " + e.getMessage());
        code = ExitCode.CANNOT_READ;
      }
    }
    if (!json) {
      table.lines().forEach(out::println);
      out.println("from " + home.calendarFolder());
    }
    return code;
  }

  private void add(TradingCalendar each, TextTable table) {
    table.row(
        each.mic().value(),
        each.zone().getId(),
        each.validFrom().toString(),
        each.validUntil().toString(),
        each.source());
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("mic", each.mic().value());
      fields.put("zone", each.zone().getId());
      fields.put("valid_from", each.validFrom().toString());
      fields.put("valid_until", each.validUntil().toString());
      fields.put("source", each.source());
      spec.commandLine().getOut().println(JsonLine.of(fields));
    }
  }
}
