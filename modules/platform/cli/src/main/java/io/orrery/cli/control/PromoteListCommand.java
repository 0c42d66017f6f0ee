package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.promotion.PromotionRow;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists promotions with how they stand. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists promotions with how they stand, the newest first; needs no server.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PromoteListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Option(names = "--universe", paramLabel = "NAME", description = "paper or live; default: both")
  private @Nullable Universe universe;

  @Override
  public Integer call() {
    List<Map<String, Object>> lines =
        new PromotionHome(folder.home(), Clock.systemUTC())
            .rows(Optional.ofNullable(universe)).stream().map(PromotionRow::line).toList();
    result.print(
        spec,
        Map.of("items", lines),
        lines.isEmpty()
            ? "nothing was asked for"
            : lines.stream().map(PromoteListCommand::text).collect(Collectors.joining("\n")));
    return ExitCode.DONE;
  }

  private static String text(Map<String, Object> line) {
    return "%s  %-5s  %-9s  %s  until %s"
        .formatted(
            line.get("id"),
            line.get("universe"),
            line.get("state"),
            line.get("strategy"),
            line.get("expires_at"));
  }
}
