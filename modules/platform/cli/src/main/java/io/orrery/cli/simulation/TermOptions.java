package io.orrery.cli.simulation;

import io.orrery.runs.RunTerms;
import io.orrery.runs.Term;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One option for each {@link Term}: the table of terms is the only list of their names. */
final class TermOptions implements IModelTransformer {

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (Term term : Term.values()) {
      command.addOption(option(term));
    }
    return command;
  }

  /**
   * What was given on the command line, and the defaults for the rest.
   *
   * @throws IllegalArgumentException if one that must be given was not
   */
  static RunTerms read(CommandSpec command) {
    return RunTerms.of(given(command));
  }

  /** What was given on the command line, by {@link Term#key}. */
  static Map<String, String> given(CommandSpec command) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Term term : Term.values()) {
      String text = command.findOption(name(term)).getValue();
      if (text != null) {
        given.put(term.key(), text);
      }
    }
    return given;
  }

  static String name(Term term) {
    return "--" + term.key().replace('_', '-');
  }

  private static OptionSpec option(Term term) {
    String value = term.byDefault().map(text -> "; default: " + text).orElse("; must be given");
    return OptionSpec.builder(name(term))
        .type(String.class)
        .paramLabel(term.form().equals("0 to 1") ? "0..1" : label(term.form()))
        .description((term.meaning() + value).replace("%", "%%"))
        .build();
  }

  private static String label(String form) {
    return form.replace(' ', '-').toUpperCase(java.util.Locale.ROOT);
  }
}
