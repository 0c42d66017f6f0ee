package io.orrery.cli.simulation;

import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.TextTable;
import io.orrery.strategy.Parameter;
import io.orrery.strategy.StrategyProvider;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what can decide, and what it can be told. */
@Command(
    name = "strategies",
    mixinStandardHelpOptions = true,
    description = "Lists the strategies with their parameters.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "4:cannot read the class path"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StrategiesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--classpath",
      paramLabel = "JARS",
      description =
          "jars or folders of strategies of one's own, joined as in a Java class path; repeatable")
  private List<String> classpath = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (StrategyProvider each : StrategyOptions.strategies(classpath).all()) {
      if (json) {
        out.println(JsonLine.of(fields(each)));
      } else {
        out.println(each.name() + ": " + each.description());
        table(each.parameters()).forEach(line -> out.println("  " + line));
        out.println();
      }
    }
  }

  private static List<String> table(List<Parameter> parameters) {
    TextTable table = new TextTable("Parameter", "Default", "Allowed", "Meaning");
    for (Parameter each : parameters) {
      table.row(each.name(), each.defaultText(), each.rule(), each.description());
    }
    return table.isEmpty() ? List.of("no parameters") : table.lines();
  }

  private static Map<String, Object> fields(StrategyProvider provider) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", provider.name().value());
    fields.put("description", provider.description());
    List<Object> parameters = new ArrayList<>();
    for (Parameter each : provider.parameters()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", each.name());
      one.put("type", each.type().name().toLowerCase(Locale.ROOT));
      one.put("unit", each.unit());
      one.put("min", each.min().toPlainString());
      one.put("max", each.max().toPlainString());
      one.put("default", each.defaultText());
      one.put("description", each.description());
      parameters.add(one);
    }
    fields.put("parameters", parameters);
    return fields;
  }
}
