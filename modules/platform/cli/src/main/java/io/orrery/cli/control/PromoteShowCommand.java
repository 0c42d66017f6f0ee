package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.session.ControlId;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one promotion with what it rests on. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a promotion with its evidence and its limits; needs no server.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PromoteShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Parameters(paramLabel = "PROMOTION", description = "which, as orrery promote list names it")
  private String promotion;

  @Override
  public Integer call() {
    PromotionHome home = new PromotionHome(folder.home(), Clock.systemUTC());
    Map<String, Object> row = home.row(home.require(new ControlId(promotion))).full();
    result.print(
        spec,
        row,
        row.entrySet().stream()
            .map(each -> "%s: %s".formatted(each.getKey(), text(each.getValue())))
            .collect(Collectors.joining("\n")));
    return ExitCode.DONE;
  }

  private static String text(Object value) {
    return value instanceof String text ? text : JsonLine.of(value);
  }
}
