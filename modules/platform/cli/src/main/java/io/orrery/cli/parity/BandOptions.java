package io.orrery.cli.parity;

import io.orrery.parity.BandTerm;
import io.orrery.parity.ParityBand;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One option for each {@link BandTerm}: the table of terms is the only list of their names. */
final class BandOptions implements IModelTransformer {

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (BandTerm term : BandTerm.values()) {
      command.addOption(
          OptionSpec.builder(name(term))
              .type(String.class)
              .paramLabel(label(term.form()))
              .description(
                  "%s; default: %s".formatted(term.meaning(), term.byDefault()).replace("%", "%%"))
              .build());
    }
    return command;
  }

  /**
   * The band that the command line tells.
   *
   * @throws IllegalArgumentException if a value is not allowed
   */
  static ParityBand read(CommandSpec command) {
    Map<String, String> given = new LinkedHashMap<>();
    for (BandTerm term : BandTerm.values()) {
      String text = command.findOption(name(term)).getValue();
      if (text != null) {
        given.put(term.key(), text);
      }
    }
    return ParityBand.of(given);
  }

  private static String name(BandTerm term) {
    return "--" + term.key().replace('_', '-');
  }

  private static String label(String form) {
    return form.equals("0 to 1") ? "0..1" : form.replace(' ', '-').toUpperCase(Locale.ROOT);
  }
}
