package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U12")
class BrokerSettingsTest {

  private static final String SECRET = "s3cretS3cretS3cretS3cretS3cret";
  private static final String KEY = "PKTESTKEY0123456789A";

  @TempDir private Path home;

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> lines = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("ORRERY_HOME", home.toString());
  }

  @Test
  void tradesWithNobodyWhereNobodySaysSo() {
    assertThat(read().brokers()).isEmpty();
  }

  @Test
  void readsAlpacaForPaperWithTheSecretOfAFileOfItsOwner() throws IOException {
    alpaca();

    BrokerSettings paper = paper();

    assertThat(paper.calendar()).hasToString("XNYS");
    assertThat(paper.bars()).isEmpty();
    BrokerSettings.Access.Alpaca access = (BrokerSettings.Access.Alpaca) paper.access();
    assertThat(access.connection().endpoint()).hasToString("https://paper-api.alpaca.markets:443");
    assertThat(access.connection().account()).isEqualTo("PA3TEST00001");
    assertThat(read().toString()).doesNotContain(SECRET, KEY);
  }

  @Test
  void readsBarsAndWhoDecidesOnThem() throws IOException {
    alpaca();
    set("bars", "alpaca");
    set("symbols", "AAPL,MSFT");
    set("strategy", "momentum");
    set("strategy-parameters", "lookback=30");
    set("record", "true");

    BrokerSettings.BarSettings bars = paper().bars().orElseThrow();

    assertThat(bars.symbols()).hasToString("[AAPL, MSFT]");
    assertThat(bars.decisions().strategy()).contains("momentum");
    assertThat(bars.decisions().parameters()).containsEntry("lookback", "30");
    assertThat(bars.isRecorded()).isTrue();
  }

  @Test
  void repeatsOnlyWhatIsRecorded() throws IOException {
    alpaca();
    set("bars", "alpaca");
    set("symbols", "AAPL,MSFT");
    set("strategy", "momentum");
    set("record", "true");
    lines.put("orrery.simulation.post-market", "paper");
    assertThat(read().postMarket()).contains(Universe.PAPER);
    lines.put("orrery.simulation.post-market", "none");
    assertThat(read().postMarket()).isEmpty();

    lines.put("orrery.simulation.post-market", "paper");
    set("record", "false");
    assertThat(problems())
        .containsExactly(
            "orrery.simulation.post-market must be none unless orrery.universes lists simulation"
                + " and paper, and orrery.paper.record is true, was paper");
    set("record", "true");
    lines.put("orrery.universes", "paper");
    assertThat(problems()).hasSize(1);
    lines.remove("orrery.universes");
    for (String wrong : List.of("simulation", "true", "PAPER", "")) {
      lines.put("orrery.simulation.post-market", wrong);
      assertThat(problems())
          .singleElement()
          .asString()
          .contains("orrery.simulation.post-market", "must be none, paper or live");
    }
  }

  @Test
  @Tag("U7")
  void refusesASecretThatOthersMayReadAndRepeatsItNowhere() throws IOException {
    alpaca();
    Files.setPosixFilePermissions(
        home.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("alpaca.secret-file", "owner alone", "rw-r--r--", "chmod 600")
        .doesNotContain(SECRET);
  }

  @Test
  @Tag("U7")
  void refusesASecretInAFileOfSettings() throws IOException {
    alpaca();
    lines.remove("orrery.paper.alpaca.secret-file");
    set("alpaca.secret", SECRET);
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).contains("ORRERY_PAPER_ALPACA_SECRET", "others may read"))
        .allSatisfy(p -> assertThat(p).doesNotContain(SECRET));
  }

  @Test
  void takesTheSecretOfTheEnvironment() throws IOException {
    alpaca();
    lines.remove("orrery.paper.alpaca.secret-file");
    environment.put("ORRERY_PAPER_ALPACA_SECRET", SECRET);
    assertThat(read().brokers()).containsOnlyKeys(Universe.PAPER);
  }

  @Test
  @Tag("U7")
  void refusesAKeyOfAnotherUniverseAndShowsItsFirstTwoLettersOnly() throws IOException {
    alpaca();
    set("alpaca.key-id", KEY.replace("PK", "AK"));
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("must begin with PK, began with AK")
        .doesNotContain("TESTKEY");
  }

  @Test
  @Tag("U7")
  void refusesAHostThatIsNamedForBothUniverses() throws IOException {
    alpaca();
    set("alpaca.endpoint", "http://127.0.0.1:4711");
    lines.put("orrery.live.alpaca.endpoint", "http://localhost:4711");
    assertThat(problems()).anySatisfy(p -> assertThat(p).contains("paper", "live", "4711"));
  }

  @Test
  @Tag("U15")
  void aStrategyNeedsAPromotionInLiveAlwaysAndInPaperIfThatIsSet() throws IOException {
    alpaca();
    set("bars", "alpaca");
    set("symbols", "AAPL");
    set("strategy", "momentum");
    assertThat(paper().bars().orElseThrow().decisions().isPromotionNeeded()).isFalse();
    set("require-promotion", "true");
    assertThat(paper().bars().orElseThrow().decisions().isPromotionNeeded()).isTrue();
    set("require-promotion", "false");
    Files.copy(home.resolve("secret"), home.resolve("other"));
    Map.copyOf(lines).forEach((key, value) -> lines.put(key.replace(".paper.", ".live."), value));
    lines.remove("orrery.live.require-promotion");
    lines.put("orrery.live.alpaca.key-id", KEY.replace("PK", "AK"));
    lines.put("orrery.live.alpaca.account", "3TEST00001");
    lines.put("orrery.live.alpaca.secret-file", home.resolve("other").toString());
    BrokerSettings live = Objects.requireNonNull(read().brokers().get(Universe.LIVE));
    assertThat(live.bars().orElseThrow().decisions().strategy()).contains("momentum");
    assertThat(live.bars().orElseThrow().decisions().isPromotionNeeded()).isTrue();
  }

  @Test
  @Tag("U15")
  void nobodyLetsAStrategyOfLiveTradeWithoutAPromotionBySetting() throws IOException {
    lines.put("orrery.live.require-promotion", "false");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("'orrery.live.require-promotion'", "is not a setting");
    lines.clear();
    set("require-promotion", "yes");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("orrery.paper.require-promotion", "must be true or false");
  }

  @Test
  @Tag("U7")
  void refusesABrokerForSimulation() throws IOException {
    lines.put("orrery.simulation.broker", "alpaca");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("'orrery.simulation.broker'", "is not a setting");
  }

  @Test
  void namesAllThatABrokerNeeds() throws IOException {
    set("broker", "fix");
    assertThat(problems())
        .hasSize(5)
        .allSatisfy(p -> assertThat(p).contains("orrery.paper.fix.", "must be set"));
  }

  @Test
  @Tag("U7")
  void refusesFixSessionsOfTwoUniversesThatShareAnything() throws IOException {
    fix("paper", "4711");
    fix("live", "4711");
    lines.put("orrery.paper.fix.opening-cash", "1000 USD");
    lines.put("orrery.live.fix.abilities", "account-in-reports");
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).contains("must tell positions and collateral"));
    lines.put("orrery.live.fix.abilities", "account-in-reports,mass-status,positions,collateral");
    assertThat(problems()).anySatisfy(p -> assertThat(p).contains("must share nothing"));
  }

  @Test
  @Tag("U11")
  void opensLiveWithABrokerOnlyIfEveryLimitIsDecided() throws IOException {
    lines.put("orrery.universes", "live");
    lines.put("orrery.live.confirmation", "real capital is at risk");
    fix("live", "4711");
    lines.put("orrery.live.fix.abilities", "account-in-reports,mass-status,positions,collateral");
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).contains("max_order_value must be decided"));
  }

  private BrokerSettings paper() {
    return Objects.requireNonNull(read().brokers().get(Universe.PAPER));
  }

  private void alpaca() throws IOException {
    Path secret = home.resolve("secret");
    Files.writeString(secret, SECRET + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    set("broker", "alpaca");
    set("alpaca.key-id", KEY);
    set("alpaca.account", "PA3TEST00001");
    set("alpaca.secret-file", secret.toString());
  }

  private void fix(String universe, String port) {
    Map.of(
            "broker", "fix",
            "fix.host", "localhost",
            "fix.port", port,
            "fix.sender", "ORRERY",
            "fix.target", "VENUE",
            "fix.account", "A-1")
        .forEach((key, value) -> lines.put("orrery." + universe + "." + key, value));
  }

  private void set(String key, String value) {
    lines.put("orrery.paper." + key, value);
  }

  private Settings read() {
    try {
      Path config = Files.createDirectories(home.resolve("config"));
      StringBuilder text = new StringBuilder();
      lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      Files.writeString(config.resolve("orrery.properties"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return SettingsReader.read(List.of(new Environment(environment)), Map.of(), environment);
  }

  private List<String> problems() {
    return catchThrowableOfType(SettingsException.class, this::read).problems();
  }

  /** As every implementation of MicroProfile Config has it. */
  private record Environment(Map<String, String> values) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public int getOrdinal() {
      return 300;
    }

    @Override
    public @Nullable String getValue(String key) {
      return values.get(Setting.environmentName(key));
    }

    @Override
    public String getName() {
      return "env";
    }
  }
}
