package io.orrery.cli.simulation;

import io.orrery.basics.Check;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.Interruption;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.feeds.Pace;
import io.orrery.feeds.RecordingFolder;
import io.orrery.feeds.Replay;
import io.orrery.feeds.Sleeper;
import io.orrery.market.MarketFeed;
import io.orrery.universe.SessionId;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells a dataset's bars again, at a pace, each with the lineage that it comes from. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Tells the bars of a dataset, or of a recorded session, again as JSON lines; to trade on them use backtest.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "how many seconds of the market pass in one; default: as fast as possible")
  private @Nullable Double speed;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "9223372036854775807",
      description = "how many bars at most; default: all")
  private long limit;

  /** One of both. */
  static final class What {
    @Option(names = "--dataset", required = true, description = "as `orrery data list` names it")
    private @Nullable String dataset;

    @Option(
        names = "--session",
        required = true,
        paramLabel = "ID",
        description = "a session whose bars were recorded")
    private @Nullable SessionId session;

    String id() {
      return session != null ? RecordingFolder.datasetId(session) : String.valueOf(dataset);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Check.atLeastOne("--limit", limit);
    MarketFeed stored = new SimulationHome(folder.home()).datasets().stream(what.id());
    Pace pace = speed == null ? Pace.asFastAsPossible() : Pace.times(speed);
    try (Interruption interruption = Interruption.listen();
        MarketFeed feed = new Replay(stored, pace, Clock.systemUTC(), Sleeper.THREAD)) {
      return tell(feed, interruption);
    }
  }

  private int tell(MarketFeed feed, Interruption interruption) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    for (long told = 0; told < limit && feed.next(); told++) {
      if (interruption.isRequested()) {
        return interruption.endWith(ExitCode.CANCELLED);
      }
      out.println(JsonLine.of(bar(feed)));
    }
    return interruption.endWith(ExitCode.DONE);
  }

  private static Map<String, Object> bar(MarketFeed feed) {
    Map<String, Object> bar = new LinkedHashMap<>();
    bar.put("symbol", feed.symbols().get(feed.symbol()).value());
    bar.put("start", Instant.ofEpochMilli(feed.startMillis()).toString());
    bar.put("open", text(feed.openPrice()));
    bar.put("high", text(feed.highPrice()));
    bar.put("low", text(feed.lowPrice()));
    bar.put("close", text(feed.closePrice()));
    bar.put("volume", text(feed.volume()));
    bar.put("data_lineage_id", feed.lineage().id());
    return bar;
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
