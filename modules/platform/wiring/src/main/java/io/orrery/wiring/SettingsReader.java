package io.orrery.wiring;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.ledger.LedgerOptions;
import io.orrery.risk.RiskLimits;
import io.orrery.session.SessionSpec;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import io.orrery.universe.Assumptions.PartialFills;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads the settings once, when the deployment starts, and refuses the start with everything that
 * is wrong (contract U12).
 *
 * <p>A value is taken from the MicroProfile Config source of the highest ordinal that has it, as it
 * stands there: nothing is trimmed, expanded or taken for absent because it is empty.
 */
final class SettingsReader {

  private static final List<SettingKey<?>> OF_A_MARKET =
      List.of(
          SettingKey.FEED,
          SettingKey.FILL_MODEL,
          SettingKey.SLIPPAGE,
          SettingKey.LATENCY,
          SettingKey.FEES,
          SettingKey.PARTIAL_FILLS,
          SettingKey.MARKET_HOURS);

  private final Path home;
  private final List<ConfigFile> files;
  private final Set<String> problems = new LinkedHashSet<>();
  private final SettingLookup lookup;

  private SettingsReader(Path home, Iterable<ConfigSource> configured) {
    this.home = home;
    this.files = ConfigFile.below(home);
    this.lookup = new SettingLookup(files, configured, problems::add);
  }

  /**
   * Reads everything.
   *
   * @param configured the sources that MicroProfile Config knows, with or without the files
   * @throws SettingsException if anything is wrong
   */
  static Settings read(
      Iterable<ConfigSource> configured,
      Map<String, String> systemProperties,
      Map<String, String> environment) {
    Path home = OrreryHome.find(systemProperties, environment);
    SettingsReader reader = new SettingsReader(home, configured);
    reader.checkNames(systemProperties, environment);
    return reader.settings();
  }

  private void checkNames(Map<String, String> systemProperties, Map<String, String> environment) {
    SettingNames names = new SettingNames(problems::add);
    files.forEach(file -> problems.addAll(file.problems()));
    files.forEach(names::checkFile);
    names.requireOnce(files);
    names.checkSystemProperties(systemProperties);
    names.checkEnvironment(environment);
    names.checkEarlierFile(home);
  }

  private Settings settings() {
    Set<Universe> universes =
        value(only(SettingKey.UNIVERSES))
            .orElseGet(() -> Set.of(Universe.SIMULATION, Universe.PAPER));
    value(only(SettingKey.HTTP_PORT));
    LedgerOptions ledgers = ledgers();
    List<SessionSpec> sessions = new ArrayList<>();
    for (Universe universe : Universe.values()) {
      sessions.addAll(session(universe, universes.contains(universe)));
    }
    BrokerSettingsReader brokered = new BrokerSettingsReader(lookup, home);
    Map<Universe, BrokerSettings> brokers = brokered.read();
    Optional<MarketSettings> market = market(brokered);
    Optional<Mic> afterHours = afterHours(universes);
    Optional<Universe> postMarket = postMarket(universes, brokers);
    Map<Universe, RiskLimits> limits = limits(universes, brokers.keySet());
    Set<Universe> trading = EnumSet.noneOf(Universe.class);
    trading.addAll(brokers.keySet());
    market.ifPresent(any -> trading.add(Universe.SIMULATION));
    Map<Universe, ChoreSettings> chores = new ChoreSettingsReader(lookup).read(trading);
    if (!problems.isEmpty()) {
      throw new SettingsException(List.copyOf(problems));
    }
    return new Settings(
        home,
        ledgers,
        sessions,
        market.filter(m -> universes.contains(Universe.SIMULATION)),
        afterHours,
        postMarket,
        limits,
        brokers,
        chores);
  }

  /** LIVE's must be as strict as PAPER's if it opens, and all decided if it can trade. */
  private Map<Universe, RiskLimits> limits(Set<Universe> universes, Set<Universe> brokered) {
    RiskLimits live = limits(Universe.LIVE);
    RiskLimits paper = limits(Universe.PAPER);
    if (universes.contains(Universe.LIVE)) {
      check(() -> RiskLimits.requireStricterOrEqual(live, paper));
      if (brokered.contains(Universe.LIVE)) {
        check(live::requireComplete);
      }
    }
    return Map.of(
        Universe.LIVE,
        live,
        Universe.PAPER,
        paper,
        Universe.SIMULATION,
        limits(Universe.SIMULATION));
  }

  private RiskLimits limits(Universe universe) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (RiskSetting each : RiskSetting.TABLE) {
      value(each.key().of(universe)).ifPresent(text -> texts.put(each.limit().wireName(), text));
    }
    try {
      return RiskLimits.parse(texts);
    } catch (IllegalArgumentException e) {
      problems.add("orrery.%s.risk: %s".formatted(universe, e.getMessage()));
      return RiskLimits.undecided();
    }
  }

  private void check(Runnable rule) {
    try {
      rule.run();
    } catch (IllegalArgumentException e) {
      problems.add("orrery.live.risk: " + e.getMessage());
    }
  }

  private Optional<Mic> afterHours(Set<Universe> universes) {
    Optional<Mic> mic = value(only(SettingKey.AFTER_HOURS)).orElse(Optional.empty());
    if (mic.isPresent() && !universes.containsAll(Set.of(Universe.PAPER, Universe.SIMULATION))) {
      problems.add(
          "%s must be none unless orrery.universes lists paper and simulation, was %s"
              .formatted(SettingKey.AFTER_HOURS.template(), mic.get()));
    }
    return mic;
  }

  /** What is repeated must be on record: nobody may believe that it is repeated if it cannot be. */
  private Optional<Universe> postMarket(
      Set<Universe> universes, Map<Universe, BrokerSettings> brokers) {
    Optional<Universe> of = value(only(SettingKey.POST_MARKET)).orElse(Optional.empty());
    boolean isPossible =
        of.isEmpty()
            || (universes.containsAll(Set.of(of.get(), Universe.SIMULATION))
                && Optional.ofNullable(brokers.get(of.get()))
                    .flatMap(BrokerSettings::bars)
                    .filter(BrokerSettings.BarSettings::isRecorded)
                    .isPresent());
    if (!isPossible) {
      problems.add(
          "%s must be none unless orrery.universes lists simulation and %s, and %s is true, was %s"
              .formatted(
                  SettingKey.POST_MARKET.template(),
                  of.get(),
                  SettingKey.RECORD.of(of.get()).name(),
                  of.get()));
    }
    return of;
  }

  private Optional<MarketSettings> market(BrokerSettingsReader brokered) {
    Optional<String> market = value(only(SettingKey.MARKET));
    String strategy = value(only(SettingKey.STRATEGY)).orElse("momentum");
    Duration pace = value(only(SettingKey.PACE)).orElse(Duration.ofMillis(500));
    long seed = value(SettingKey.SEED.of(Universe.SIMULATION)).orElse(1L);
    boolean isFed = market.filter(name -> !name.equals(MarketSettings.NONE)).isPresent();
    boolean isRecorded = isRecorded(isFed, brokered);
    if (!isFed) {
      return Optional.empty();
    }
    OF_A_MARKET.forEach(key -> refuseBesideMarket(key.of(Universe.SIMULATION), market.get()));
    Optional<String> dataset = market.filter(name -> !name.equals(MarketSettings.GENERATED));
    return Optional.of(new MarketSettings(dataset, seed, strategy, pace, isRecorded));
  }

  /** Whether SIMULATION's bars are recorded; nobody may believe that bars are that do not come. */
  private boolean isRecorded(boolean isSimulationFed, BrokerSettingsReader brokered) {
    Set<Universe> recorded = EnumSet.noneOf(Universe.class);
    for (Universe universe : Universe.values()) {
      Setting<Boolean> setting = SettingKey.RECORD.of(universe);
      boolean isFed = universe == Universe.SIMULATION ? isSimulationFed : brokered.isFed(universe);
      if (value(setting).orElse(false)) {
        recorded.add(universe);
        if (!isFed) {
          problems.add(
              "%s must be false: nothing feeds bars to a session of %s"
                  .formatted(setting.name(), universe));
        }
      }
    }
    return recorded.contains(Universe.SIMULATION);
  }

  /** A session has one execution model: that of its market, or the one that somebody states. */
  private void refuseBesideMarket(Setting<?> setting, String market) {
    for (String place : lookup.places(setting)) {
      problems.add(
          "%s in %s must not be set while %s is %s: it follows from that market"
              .formatted(setting.name(), place, SettingKey.MARKET.template(), market));
    }
  }

  private LedgerOptions ledgers() {
    LedgerOptions defaults = LedgerOptions.defaults();
    Optional<Path> checkpoints = value(only(SettingKey.CHECKPOINTS));
    checkpoints.filter(place -> place.startsWith(home)).ifPresent(this::refuseInsideHome);
    return new LedgerOptions(
        value(only(SettingKey.SEGMENT_SIZE)).orElse(defaults.segmentBytes()),
        value(only(SettingKey.QUEUE)).map(Math::toIntExact).orElse(defaults.queuedRecords()),
        value(only(SettingKey.FREE_SPACE_FLOOR)).orElse(defaults.freeSpaceFloor()),
        defaults.ballastBytes(),
        checkpoints,
        value(only(SettingKey.CHECKPOINT_EVERY)).orElse(defaults.checkpointEvery()));
  }

  private void refuseInsideHome(Path place) {
    problems.add(
        "%s must lie outside orrery.home, where who changes a ledger cannot change it too, was %s"
            .formatted(SettingKey.CHECKPOINTS.template(), Check.shown(place.toString())));
  }

  private static <T> Setting<T> only(SettingKey<T> key) {
    return key.settings().get(0);
  }

  /** Also of a universe that is not to open: what is set must be right. */
  private List<SessionSpec> session(Universe universe, boolean opens) {
    Assumptions assumptions = assumptions(universe);
    Lineage lineage = value(SettingKey.FEED.of(universe)).orElseGet(Lineage.Unknown::new);
    Optional<Confirmation> confirmation =
        universe.needsConfirmation()
            ? value(SettingKey.LIVE_CONFIRMATION.of(universe))
            : Optional.empty();
    if (!opens) {
      return List.of();
    }
    if (universe.needsConfirmation() && confirmation.isEmpty()) {
      problems.add(
          "%s must be %s when orrery.universes lists %s: %s"
              .formatted(
                  SettingKey.LIVE_CONFIRMATION.template(),
                  SettingKey.LIVE_CONFIRMATION.allowed(),
                  universe,
                  SettingKey.LIVE_CONFIRMATION.meaning()));
      return List.of();
    }
    return List.of(new SessionSpec(universe, assumptions, lineage, confirmation));
  }

  private Assumptions assumptions(Universe of) {
    return new Assumptions(
        value(SettingKey.FILL_MODEL.of(of)).orElse(FillModel.UNKNOWN),
        value(SettingKey.SLIPPAGE.of(of)),
        value(SettingKey.LATENCY.of(of)),
        value(SettingKey.FEES.of(of)).orElse(Fees.UNKNOWN),
        value(SettingKey.PARTIAL_FILLS.of(of)).orElse(PartialFills.UNKNOWN),
        value(SettingKey.MARKET_HOURS.of(of)).orElse(MarketHours.UNKNOWN),
        value(SettingKey.SEED.of(of)));
  }

  private <T> Optional<T> value(Setting<T> setting) {
    return lookup.value(setting);
  }
}
