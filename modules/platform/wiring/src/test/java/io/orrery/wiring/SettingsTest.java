package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orrery.session.SessionSpec;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import io.orrery.universe.Assumptions.PartialFills;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("U12")
class SettingsTest {

  @TempDir private Path home;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("ORRERY_HOME", home.toString());
  }

  @Test
  void opensSimulationAndPaperWhereNobodySaysOtherwise() {
    Settings settings = read();
    assertThat(settings.home()).isEqualTo(home);
    assertThat(settings.sessions())
        .containsExactlyInAnyOrder(
            SessionSpec.unknown(Universe.PAPER, Optional.empty()),
            SessionSpec.unknown(Universe.SIMULATION, Optional.empty()));
  }

  @Test
  void readsEachUniversesOwnFile() throws IOException {
    write(
        "simulation.properties",
        """
        orrery.simulation.feed=replay-1
        orrery.simulation.assumptions.fill-model=next-open
        orrery.simulation.assumptions.slippage-basis-points=2.5
        orrery.simulation.assumptions.latency=PT0.25S
        orrery.simulation.assumptions.fees=modelled
        orrery.simulation.assumptions.partial-fills=never
        orrery.simulation.assumptions.market-hours=round-the-clock
        orrery.simulation.assumptions.seed=-7
        """);
    write("orrery.properties", "orrery.universes=simulation");
    SessionSpec spec = read().sessions().get(0);
    assertThat(spec.universe()).isEqualTo(Universe.SIMULATION);
    assertThat(spec.lineage()).isEqualTo(new Lineage.LiveFeed("replay-1"));
    assertThat(spec.assumptions().fillModel()).isEqualTo(FillModel.NEXT_OPEN);
    assertThat(spec.assumptions().slippageBasisPoints()).hasValue(new BigDecimal("2.5"));
    assertThat(spec.assumptions().latency()).hasValue(Duration.ofMillis(250));
    assertThat(spec.assumptions().fees()).isEqualTo(Fees.MODELLED);
    assertThat(spec.assumptions().partialFills()).isEqualTo(PartialFills.NEVER);
    assertThat(spec.assumptions().marketHours()).isEqualTo(MarketHours.ROUND_THE_CLOCK);
    assertThat(spec.assumptions().seed()).hasValue(-7L);
  }

  @Test
  void tradesNothingByItselfWhereNobodySaysSo() throws IOException {
    assertThat(read().market()).isEmpty();
    write("simulation.properties", "orrery.simulation.market=none");
    assertThat(read().market()).isEmpty();
  }

  @Test
  void readsWhatSimulationTradesByItself() throws IOException {
    write(
        "simulation.properties",
        """
        orrery.simulation.market=generated
        orrery.simulation.strategy=rsi
        orrery.simulation.pace=PT2S
        orrery.simulation.assumptions.seed=-7
        """);
    assertThat(read().market())
        .hasValue(new MarketSettings(Optional.empty(), -7, "rsi", Duration.ofSeconds(2), false));
    write("simulation.properties", "orrery.simulation.market=us-2024");
    assertThat(read().market())
        .hasValue(
            new MarketSettings(
                Optional.of("us-2024"), 1, "momentum", Duration.ofMillis(500), false));
    environment.put("ORRERY_UNIVERSES", "paper");
    assertThat(read().market()).isEmpty();
  }

  @Test
  void readsWhetherTheBarsOfTheMarketAreRecorded() throws IOException {
    write(
        "simulation.properties",
        "orrery.simulation.market=generated\norrery.simulation.record=true\n");
    assertThat(read().market().map(MarketSettings::isRecorded)).hasValue(true);
    write(
        "simulation.properties",
        "orrery.simulation.market=generated\norrery.simulation.record=yes\n");
    assertThat(problems())
        .containsExactly(
            "orrery.simulation.record in config/simulation.properties must be true or false,"
                + " was 'yes'");
  }

  @Test
  @Tag("U12")
  void refusesToRecordWhereNoBarsCome() throws IOException {
    write("simulation.properties", "orrery.simulation.record=true");
    write("paper.properties", "orrery.paper.record=true");
    assertThat(problems())
        .containsExactly(
            "orrery.paper.record must be false: nothing feeds bars to a session of paper",
            "orrery.simulation.record must be false: nothing feeds bars to a session of simulation");
    write("simulation.properties", "orrery.simulation.record=false");
    write("paper.properties", "orrery.paper.record=false");
    assertThat(read().market()).isEmpty();
  }

  @Test
  void refusesAnExecutionModelBesideThatOfTheMarket() throws IOException {
    write(
        "simulation.properties",
        """
        orrery.simulation.market=generated
        orrery.simulation.feed=replay-1
        orrery.simulation.assumptions.fees=none
        """);
    assertThat(problems())
        .containsExactly(
            "orrery.simulation.feed in config/simulation.properties must not be set while"
                + " orrery.simulation.market is generated: it follows from that market",
            "orrery.simulation.assumptions.fees in config/simulation.properties must not be set"
                + " while orrery.simulation.market is generated: it follows from that market");
  }

  @Test
  void letsTheEnvironmentAndSystemPropertiesWinOverFiles() throws IOException {
    write("orrery.properties", "orrery.universes=simulation");
    environment.put("ORRERY_UNIVERSES", "paper");
    assertThat(read().sessions()).extracting(SessionSpec::universe).containsOnly(Universe.PAPER);
    properties.put("orrery.universes", "simulation,paper");
    assertThat(read().sessions()).hasSize(2);
  }

  @Test
  @Tag("U11")
  void opensLiveOnlyWithThePersonsWord() throws IOException {
    write("orrery.properties", "orrery.universes=live");
    assertThat(problems())
        .containsExactly(
            "orrery.live.confirmation must be exactly 'real capital is at risk' when"
                + " orrery.universes lists live: a person's word that real capital may be traded;"
                + " required when orrery.universes lists live");
    write("live.properties", "orrery.live.confirmation=yes");
    assertThat(problems())
        .contains(
            "orrery.live.confirmation in config/live.properties must be exactly"
                + " 'real capital is at risk', was 'yes'");
    write("live.properties", "orrery.live.confirmation=real capital is at risk");
    assertThat(read().sessions()).extracting(SessionSpec::universe).containsExactly(Universe.LIVE);
  }

  @Test
  @Tag("U5")
  void assumesNoHome() {
    environment.clear();
    assertThat(problems())
        .containsExactly(
            "orrery.home must be set to the absolute path of a directory that exists: set"
                + " ORRERY_HOME in the environment, or start with -Dorrery.home=...");
    environment.put("ORRERY_HOME", "relative/path");
    assertThat(problems())
        .containsExactly(
            "ORRERY_HOME in the environment must be the absolute path of a directory that exists,"
                + " was 'relative/path'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "paper,paper", "paper,", "Paper", "papre", "simulation;paper"})
  void refusesAListOfUniversesThatIsNotOne(String value) throws IOException {
    write("orrery.properties", "orrery.universes=" + value);
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("orrery.universes in config/orrery.properties must be live, paper and")
        .endsWith("was '" + value + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "fill-model,next_open",
    "slippage-basis-points,-1",
    "slippage-basis-points,NaN",
    "latency,250ms",
    "latency,-PT1S",
    "fees,true",
    "partial-fills,MODELLED",
    "market-hours,''",
    "seed,1.0"
  })
  void refusesAValueThatIsNotAllowedAlsoOfAUniverseThatIsNotToOpen(String key, String value)
      throws IOException {
    write("live.properties", "orrery.live.assumptions." + key + "=" + value);
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("orrery.live.assumptions." + key + " in config/live.properties must be ")
        .endsWith("was '" + value + "'");
  }

  @Test
  void refusesAPortThatIsNone() {
    environment.put("ORRERY_HTTP_PORT", "0");
    assertThat(problems())
        .containsExactly("orrery.http.port in env must be a whole number from 1 to 65535, was '0'");
  }

  @Test
  void refusesUnknownNamesWhereverTheyStand() throws IOException {
    write("orrery.properties", "orrery.universe=paper");
    properties.put("orrery.paper.confirmation", "x");
    environment.put("ORRERY_UNIVERSE", "paper");
    environment.put("orrery_universes", "paper");
    assertThat(problems())
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("'orrery.universe' in config/orrery.properties is not a"),
            p -> assertThat(p).startsWith("'orrery.paper.confirmation' in the system properties"),
            p -> assertThat(p).startsWith("'ORRERY_UNIVERSE' in the environment is not a setting"),
            p -> assertThat(p).startsWith("'orrery_universes' in the environment is not a setting"))
        .allSatisfy(p -> assertThat(p).contains("orrery.universes").contains("allowed are"));
  }

  @Test
  @Tag("U1")
  void refusesASettingOfOneUniverseInTheFileOfAnother() throws IOException {
    write("paper.properties", "orrery.live.feed=ticks\norrery.universes=paper");
    assertThat(problems())
        .containsExactly(
            "orrery.live.feed must not stand in config/paper.properties, which is about paper only:"
                + " move it to config/live.properties",
            "orrery.universes must not stand in config/paper.properties, which is about paper only:"
                + " move it to config/orrery.properties");
  }

  @Test
  void refusesASettingThatStandsTwice() throws IOException {
    write(
        "orrery.properties", "orrery.paper.feed=a\norrery.universes=paper\norrery.universes=live");
    write("paper.properties", "orrery.paper.feed=b");
    assertThat(problems())
        .containsExactly(
            "'orrery.universes' must stand once in config/orrery.properties, stands there twice",
            "orrery.paper.feed must stand in one file, stands in config/orrery.properties and"
                + " config/paper.properties");
  }

  @Test
  void refusesAHomeThatItsOwnFileMoves() throws IOException {
    write("orrery.properties", "orrery.home=/elsewhere");
    assertThat(problems()).singleElement().asString().startsWith("orrery.home must not stand in");
  }

  @Test
  void refusesAFileThatIsNotText() throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.write(
        home.resolve("config/live.properties"), "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("config/live.properties must be Java properties in UTF-8");
  }

  @Test
  void refusesTheModeFlagOfEarlierSystemsWhereverItStands() throws IOException {
    properties.put("simulation.mode", "true");
    environment.put("SIMULATION_MODE", "true");
    write("paper.properties", "SIMULATION_MODE=false");
    write(".env", "# earlier\nOTHER=1\n  export SIMULATION_MODE = true\n");
    assertThat(problems())
        .hasSize(4)
        .allSatisfy(
            p -> assertThat(p).contains("must be removed", "orrery.universes", "orrery migrate"))
        .anySatisfy(p -> assertThat(p).startsWith("SIMULATION_MODE in config/.env must be"))
        .anySatisfy(p -> assertThat(p).startsWith("SIMULATION_MODE in config/paper.properties"))
        .anySatisfy(p -> assertThat(p).startsWith("SIMULATION_MODE in the environment"))
        .anySatisfy(p -> assertThat(p).startsWith("simulation.mode in the system properties"));
  }

  @Test
  void leavesSettingsOfOthersAlone() throws IOException {
    write("orrery.properties", "mp.openapi.scan.disable=true");
    properties.put("java.home", "somewhere");
    environment.put("PATH", "somewhere");
    assertThat(read().sessions()).hasSize(2);
  }

  @Test
  void givesTheFilesToMicroProfileConfig() throws IOException {
    write("orrery.properties", "orrery.universes=paper");
    ConfigSource source = ConfigFile.below(home).get(0);
    assertThat(source.getValue("orrery.universes")).isEqualTo("paper");
    assertThat(source.getPropertyNames()).containsExactly("orrery.universes");
    assertThat(source.getOrdinal()).isBetween(101, 299);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config").resolve(file), text);
  }

  private Settings read() {
    return SettingsReader.read(
        List.of(
            new MapSource("env", 300, environment, true),
            new MapSource("sys", 400, properties, false)),
        properties,
        environment);
  }

  private List<String> problems() {
    return catchThrowableOfType(SettingsException.class, this::read).problems();
  }

  /** Stands for the sources that every implementation of MicroProfile Config has. */
  private record MapSource(String name, int ordinal, Map<String, String> values, boolean mapped)
      implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public int getOrdinal() {
      return ordinal;
    }

    @Override
    public @Nullable String getValue(String key) {
      return values.get(mapped ? Setting.environmentName(key) : key);
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
