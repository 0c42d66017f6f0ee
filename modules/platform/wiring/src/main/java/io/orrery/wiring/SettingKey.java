package io.orrery.wiring;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import io.orrery.universe.Assumptions.PartialFills;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One row of the table of settings: the only place where a setting is defined. What is not in the
 * table is refused, and {@code src/docs/configuration.md} is generated from it.
 *
 * @param template the key; <code>{universe}</code> stands for a universe's wire name, and names in
 *     braces with commas between for one of those
 * @param allowed what its value must be, as in "must be ..."
 * @param otherwise what holds when it is not set
 * @param meaning what it decides
 * @param parser reads the value; throws {@link IllegalArgumentException} for what is not allowed
 * @param isSecret whether no message may repeat its value
 * @param <T> what the value means
 */
record SettingKey<T>(
    String template,
    String allowed,
    String otherwise,
    String meaning,
    Function<String, T> parser,
    boolean isSecret) {

  static final String OF_UNIVERSE = "orrery.{universe}.";

  /** Of PAPER and of LIVE. */
  static final String OF_BROKERED = "orrery.{paper,live}.";

  /** Of those without real capital. */
  static final String OF_REHEARSED = "orrery.{paper,simulation}.";

  private static final Pattern OF_SOME = Pattern.compile("\\{([a-z]+(?:,[a-z]+)+)}");

  private static final String ASSUMPTIONS = OF_UNIVERSE + "assumptions.";
  private static final String UNKNOWN = "unknown, the weakest answer";

  static final SettingKey<Path> HOME =
      new SettingKey<>(
          "orrery.home",
          "the absolute path of a directory that exists",
          "the start is refused",
          "the directory below which config, data and logs lie; read from the environment or a"
              + " system property, never from a file",
          SettingValues::directory);

  static final SettingKey<Set<Universe>> UNIVERSES =
      new SettingKey<>(
          "orrery.universes",
          "live, paper and simulation, at least one and each at most once, with commas"
              + " between (spaces around them do not matter)",
          "simulation,paper",
          "the universes that open when the server starts, side by side and apart",
          SettingValues::universes);

  static final SettingKey<Integer> HTTP_PORT =
      new SettingKey<>(
          "orrery.http.port",
          "a whole number from 1 to 65535",
          "8080",
          "the one port on which Orrery listens; read by the launcher from the environment",
          SettingValues::port);

  static final SettingKey<Confirmation> LIVE_CONFIRMATION =
      new SettingKey<>(
          "orrery.live.confirmation",
          "exactly '" + Confirmation.SENTENCE + "'",
          "live does not open",
          "a person's word that real capital may be traded; required when orrery.universes lists"
              + " live",
          Confirmation::new);

  static final SettingKey<Long> SEGMENT_SIZE =
      new SettingKey<>(
          "orrery.ledger.segment-bytes",
          "a whole number of bytes from 4096 to 1099511627776",
          "67108864 (64 MiB)",
          "when a ledger's file is sealed and a new one begun, besides at midnight UTC and at the"
              + " end of a session",
          text -> SettingValues.bytes(text, 4096));

  static final SettingKey<Long> QUEUE =
      new SettingKey<>(
          "orrery.ledger.queued-records",
          "a whole number from 1 to 1048576",
          "65536",
          "how many records of one universe may wait for the disk; more wait outside, or are"
              + " refused",
          SettingValues::queue);

  static final SettingKey<Long> FREE_SPACE_FLOOR =
      new SettingKey<>(
          "orrery.ledger.free-space-floor",
          "a whole number of bytes from 0 to 1099511627776",
          "268435456 (256 MiB)",
          "trades, orders and equity are refused while the disk has fewer free bytes",
          text -> SettingValues.bytes(text, 0));

  static final SettingKey<Path> CHECKPOINTS =
      new SettingKey<>(
          "orrery.checkpoints.directory",
          "the absolute path of a directory that exists",
          "none are published, and a ledger that was cut at the end of a line looks whole",
          "where signed checkpoints of the ledgers are published: a place that who writes the"
              + " ledgers cannot change, such as another machine's disk",
          SettingValues::directory);

  static final SettingKey<Duration> CHECKPOINT_EVERY =
      new SettingKey<>(
          "orrery.checkpoints.every",
          "an ISO 8601 duration such as PT10M, above zero",
          "PT10M",
          "how often a growing ledger's checkpoint is published, besides at every seal",
          SettingValues::interval);

  static final SettingKey<String> MARKET =
      new SettingKey<>(
          "orrery.simulation.market",
          "none, generated, or the id of a dataset (1 to 64 letters, digits and . _ -)",
          "none",
          "what simulation trades by itself from its opening on: nothing, a market that is made once"
              + " from the seed orrery.simulation.assumptions.seed (1 if that is not set) and kept"
              + " in data/shared, or a dataset of data/shared. Its other assumptions and its feed"
              + " follow from that, and must not be set beside it",
          SettingValues::dataset);

  static final SettingKey<String> STRATEGY =
      new SettingKey<>(
          "orrery.simulation.strategy",
          "the name of a strategy, as GET /api/v1/strategies lists it",
          "momentum",
          "what decides in that market, with the defaults of its parameters",
          SettingValues::strategy);

  static final SettingKey<Duration> PACE =
      new SettingKey<>(
          "orrery.simulation.pace",
          "an ISO 8601 duration such as PT0.5S, zero or above",
          "PT0.5S",
          "the longest wait from one bar of that market to the next",
          SettingValues::duration);

  static final SettingKey<Optional<Mic>> AFTER_HOURS =
      new SettingKey<>(
          "orrery.afterhours",
          "none, or the code of a market that has a calendar, such as XNYS",
          "none",
          "whether SIMULATION takes PAPER's turn when that market closes for the day, and gives it"
              + " back at the opening: each time a transition, which ends one session and begins"
              + " the other. The one whose turn it is opens at the start, the other does not;"
              + " orrery.universes must list both",
          SettingValues::afterHours);

  static final SettingKey<Optional<Universe>> POST_MARKET =
      new SettingKey<>(
          "orrery.simulation.post-market",
          "none, paper or live",
          "none",
          "whose sessions SIMULATION repeats when they have ended and their market has closed: each"
              + " as a run on the bars that the session recorded, which records how far it deviates"
              + " from what that session did. That universe must record its bars, and"
              + " orrery.universes must list simulation",
          SettingValues::postMarket);

  static final SettingKey<Boolean> RECORD =
      new SettingKey<>(
          OF_UNIVERSE + "record",
          "true or false",
          "false",
          "whether the bars that a session is fed are recorded below data/{universe}/replay, and"
              + " listed as a dataset when it ends, so that they can be replayed. True is refused"
              + " where nothing feeds bars: simulation without a market, and the others without bars",
          SettingValues::truth);

  static final SettingKey<Lineage> FEED =
      new SettingKey<>(
          OF_UNIVERSE + "feed",
          "1 to 64 letters, digits and . _ -",
          "the lineage of its data is unknown",
          "the live feed that its market data comes from",
          Lineage.LiveFeed::new);

  static final SettingKey<FillModel> FILL_MODEL =
      oneOf(FillModel.class, ASSUMPTIONS + "fill-model", "when an order may fill");

  static final SettingKey<BigDecimal> SLIPPAGE =
      new SettingKey<>(
          ASSUMPTIONS + "slippage-basis-points",
          "a decimal number, zero or above",
          UNKNOWN,
          "how far from the price seen an order fills, in 1/100 of a percent",
          SettingValues::notNegative);

  static final SettingKey<Duration> LATENCY =
      new SettingKey<>(
          ASSUMPTIONS + "latency",
          "an ISO 8601 duration such as PT0.25S, zero or above",
          UNKNOWN,
          "the time from decision to fill",
          SettingValues::duration);

  static final SettingKey<Fees> FEES =
      oneOf(Fees.class, ASSUMPTIONS + "fees", "what trading costs");

  static final SettingKey<PartialFills> PARTIAL_FILLS =
      oneOf(PartialFills.class, ASSUMPTIONS + "partial-fills", "whether an order fills in parts");

  static final SettingKey<MarketHours> MARKET_HOURS =
      oneOf(
          MarketHours.class,
          ASSUMPTIONS + "market-hours",
          "whether orders fill only while the market is open");

  static final SettingKey<Long> SEED =
      new SettingKey<>(
          ASSUMPTIONS + "seed",
          "a whole number",
          UNKNOWN,
          "the seed of everything random",
          Long::valueOf);

  private static final List<SettingKey<?>> ROWS =
      List.of(
          HOME,
          UNIVERSES,
          HTTP_PORT,
          LIVE_CONFIRMATION,
          SEGMENT_SIZE,
          QUEUE,
          FREE_SPACE_FLOOR,
          CHECKPOINTS,
          CHECKPOINT_EVERY,
          MARKET,
          STRATEGY,
          PACE,
          AFTER_HOURS,
          POST_MARKET,
          RECORD,
          FEED,
          FILL_MODEL,
          SLIPPAGE,
          LATENCY,
          FEES,
          PARTIAL_FILLS,
          MARKET_HOURS,
          SEED);

  /** A row whose value may be shown. */
  SettingKey(
      String template,
      String allowed,
      String otherwise,
      String meaning,
      Function<String, T> parser) {
    this(template, allowed, otherwise, meaning, parser, false);
  }

  /** A row whose value no message repeats. */
  static SettingKey<String> secret(
      String template, String allowed, String otherwise, String meaning) {
    return new SettingKey<>(template, allowed, otherwise, meaning, text -> text, true);
  }

  /** Every row, in the order in which people read it. */
  static List<SettingKey<?>> table() {
    List<SettingKey<?>> table = new ArrayList<>(ROWS);
    table.addAll(BrokerKeys.TABLE);
    table.addAll(ChoreKeys.TABLE);
    RiskSetting.TABLE.forEach(each -> table.add(each.key()));
    return table;
  }

  /** The settings of this row: one, or one for each universe that has it. */
  List<Setting<T>> settings() {
    if (template.startsWith(OF_UNIVERSE)) {
      return Arrays.stream(Universe.values()).map(this::of).toList();
    }
    Matcher some = OF_SOME.matcher(template);
    return some.find()
        ? Arrays.stream(some.group(1).split(",")).map(Universe::parse).map(this::of).toList()
        : List.of(new Setting<>(this, template));
  }

  /** Whether {@code universe} has a setting of this row. */
  boolean isOf(Universe universe) {
    return settings().stream().anyMatch(each -> each.universe().equals(Optional.of(universe)));
  }

  /** The setting of this row for {@code universe}. */
  Setting<T> of(Universe universe) {
    return new Setting<>(
        this,
        OF_SOME
            .matcher(template.replace("{universe}", universe.wireName()))
            .replaceFirst(universe.wireName()));
  }

  /** The keys of all rows, for messages. */
  static String templates() {
    return table().stream().map(SettingKey::template).collect(Collectors.joining(", "));
  }

  private static <E extends Enum<E>> SettingKey<E> oneOf(
      Class<E> type, String template, String meaning) {
    return oneOf(type, template, UNKNOWN, meaning);
  }

  static <E extends Enum<E>> SettingKey<E> oneOf(
      Class<E> type, String template, String otherwise, String meaning) {
    String allowed =
        Arrays.stream(type.getEnumConstants())
            .map(SettingKey::written)
            .collect(Collectors.joining(", "));
    return new SettingKey<>(
        template, "one of " + allowed, otherwise, meaning, text -> constant(type, text));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown " + Check.shown(text)));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
