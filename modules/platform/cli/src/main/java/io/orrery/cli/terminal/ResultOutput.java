package io.orrery.cli.terminal;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Prints the one result of a command: as a sentence for people, or as a JSON object. */
public final class ResultOutput {

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  /** Prints what came of it. */
  public void print(CommandSpec spec, Map<String, ?> members, String sentence) {
    spec.commandLine().getOut().println(json ? JsonLine.of(new TreeMap<>(members)) : sentence);
  }

  /** Where questions and what belongs to them are told: never among JSON. */
  public PrintWriter prompts(CommandSpec spec) {
    return json ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }
}
