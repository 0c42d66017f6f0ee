package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.broker.alpaca.AlpacaConnection;
import io.orrery.broker.alpaca.AlpacaFeed;
import io.orrery.broker.alpaca.AlpacaKey;
import io.orrery.broker.alpaca.AlpacaVenue;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads with whom PAPER and LIVE trade; both together, because they must have nothing in common.
 */
final class BrokerSettingsReader {

  private static final List<Universe> BROKERED = List.of(Universe.PAPER, Universe.LIVE);

  private final SettingLookup lookup;
  private final FixSettingsReader fix;

  BrokerSettingsReader(SettingLookup lookup, Path home) {
    this.lookup = lookup;
    this.fix = new FixSettingsReader(lookup, home);
  }

  /** Also of a universe that is not to open: what is set must be right. */
  Map<Universe, BrokerSettings> read() {
    for (Universe universe : BROKERED) {
      BrokerKeys.TABLE.forEach(key -> lookup.value(key.of(universe)));
      refuseShownSecret(universe);
      refuseFeedBesideBars(universe);
    }
    Map<Universe, AlpacaConnection> alpaca = alpaca();
    Map<Universe, BrokerSettings.Access> access = new EnumMap<>(fix.read(this::broker));
    alpaca.forEach(
        (universe, connection) -> {
          if (broker(universe) == BrokerKeys.Broker.ALPACA) {
            access.put(universe, new BrokerSettings.Access.Alpaca(connection));
          }
        });
    Map<Universe, BrokerSettings> all = new EnumMap<>(Universe.class);
    access.forEach((universe, to) -> all.put(universe, settings(universe, to, alpaca)));
    return all;
  }

  /** Whether bars come to a universe. */
  boolean isFed(Universe universe) {
    return BROKERED.contains(universe)
        && lookup.value(BrokerKeys.BARS.of(universe)).equals(Optional.of(BrokerKeys.Bars.ALPACA));
  }

  private BrokerKeys.Broker broker(Universe universe) {
    return lookup.value(BrokerKeys.BROKER.of(universe)).orElse(BrokerKeys.Broker.NONE);
  }

  private BrokerSettings settings(
      Universe universe, BrokerSettings.Access access, Map<Universe, AlpacaConnection> alpaca) {
    return new BrokerSettings(
        access,
        lookup.value(BrokerKeys.CALENDAR.of(universe)).orElseGet(() -> new Mic("XNYS")),
        lookup
            .value(BrokerKeys.CASH_TOLERANCE.of(universe))
            .orElseGet(() -> new BigDecimal("0.01")),
        Optional.ofNullable(alpaca.get(universe))
            .filter(any -> isFed(universe))
            .flatMap(connection -> bars(universe, connection)));
  }

  private Optional<BrokerSettings.BarSettings> bars(
      Universe universe, AlpacaConnection connection) {
    return needed(BrokerKeys.SYMBOLS, universe, BrokerKeys.BARS)
        .map(
            symbols ->
                new BrokerSettings.BarSettings(
                    connection,
                    lookup.value(BrokerKeys.ALPACA_FEED.of(universe)).orElse(AlpacaFeed.IEX),
                    symbols,
                    lookup.value(BrokerKeys.INTERVAL.of(universe)).orElse(Duration.ofMinutes(1)),
                    decisions(universe),
                    lookup.value(SettingKey.RECORD.of(universe)).orElse(false)));
  }

  private BrokerSettings.Decisions decisions(Universe universe) {
    Optional<String> strategy =
        lookup.value(BrokerKeys.STRATEGY.of(universe)).orElse(Optional.empty());
    Optional<Map<String, String>> parameters = lookup.value(BrokerKeys.PARAMETERS.of(universe));
    if (strategy.isEmpty() && parameters.isPresent()) {
      lookup.problem(
          "%s must not be set without %s"
              .formatted(
                  BrokerKeys.PARAMETERS.of(universe).name(),
                  BrokerKeys.STRATEGY.of(universe).name()));
    }
    return new BrokerSettings.Decisions(
        strategy,
        parameters.orElse(Map.of()),
        isPromotionNeeded(universe),
        lookup.value(BrokerKeys.POSITION_PERCENT.of(universe)).orElse(BigDecimal.TEN),
        lookup.value(BrokerKeys.STOP_LOSS.of(universe)).orElse(Optional.empty()));
  }

  /** Of real capital that is no question. */
  private boolean isPromotionNeeded(Universe universe) {
    boolean isWanted = lookup.value(BrokerKeys.REQUIRE_PROMOTION.of(Universe.PAPER)).orElse(false);
    return universe.hasRealCapital() || isWanted;
  }

  /** Every host is named for one universe and one purpose before anything is sent to it. */
  private Map<Universe, AlpacaConnection> alpaca() {
    Map<Universe, AlpacaConnection> connections = new EnumMap<>(Universe.class);
    Optional<AlpacaVenue> venue = attempt("orrery.{paper,live}.alpaca", this::venue);
    for (Universe universe : BROKERED) {
      boolean isUsed = broker(universe) == BrokerKeys.Broker.ALPACA || isFed(universe);
      if (isFed(universe) && broker(universe) == BrokerKeys.Broker.NONE) {
        lookup.problem(
            "%s must be none while %s is none: nobody needs its prices"
                .formatted(
                    BrokerKeys.BARS.of(universe).name(), BrokerKeys.BROKER.of(universe).name()));
      } else if (isUsed && venue.isPresent()) {
        alpaca(universe, venue.get()).ifPresent(each -> connections.put(universe, each));
      }
    }
    return connections;
  }

  private AlpacaVenue venue() {
    AlpacaVenue venue = AlpacaVenue.official();
    for (Universe universe : BROKERED) {
      for (SettingKey<URI> key : List.of(BrokerKeys.ALPACA_ENDPOINT, BrokerKeys.ALPACA_STREAM)) {
        Optional<URI> host = lookup.value(key.of(universe));
        venue = host.isPresent() ? venue.with(universe, host.get()) : venue;
      }
      Optional<URI> data = lookup.value(BrokerKeys.ALPACA_DATA.of(universe));
      venue = data.isPresent() ? venue.withData(data.get()) : venue;
    }
    return venue;
  }

  private Optional<AlpacaConnection> alpaca(Universe universe, AlpacaVenue venue) {
    Optional<String> id = needed(BrokerKeys.ALPACA_KEY, universe, BrokerKeys.BROKER);
    Optional<String> account = needed(BrokerKeys.ALPACA_ACCOUNT, universe, BrokerKeys.BROKER);
    Optional<String> secret = secret(universe);
    if (id.isEmpty() || account.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return attempt(
        "orrery.%s.alpaca".formatted(universe),
        () -> {
          AlpacaKey key = new AlpacaKey(id.get(), secret.get());
          AlpacaConnection own = AlpacaConnection.official(universe, key, account.get());
          AlpacaConnection connection =
              new AlpacaConnection(
                  venue,
                  lookup.value(BrokerKeys.ALPACA_ENDPOINT.of(universe)).orElse(own.endpoint()),
                  lookup.value(BrokerKeys.ALPACA_DATA.of(universe)).orElse(own.data()),
                  lookup.value(BrokerKeys.ALPACA_STREAM.of(universe)).orElse(own.stream()),
                  key,
                  account.get());
          connection.requireOf(universe);
          return connection;
        });
  }

  private Optional<String> secret(Universe universe) {
    Setting<String> direct = BrokerKeys.ALPACA_SECRET.of(universe);
    Setting<Path> file = BrokerKeys.ALPACA_SECRET_FILE.of(universe);
    Optional<String> inEnvironment = lookup.value(direct);
    Optional<Path> inFile = lookup.value(file);
    if (inEnvironment.isPresent() == inFile.isPresent()) {
      lookup.problem(
          "one of %s and %s must be set, %s"
              .formatted(
                  direct.environmentName(),
                  file.name(),
                  inFile.isPresent() ? "both were" : "none was"));
      return Optional.empty();
    }
    return inEnvironment.or(() -> attempt(file.name(), () -> SecretFile.read(inFile.get())));
  }

  /** Files of settings and the list of processes may be read by others. */
  private void refuseShownSecret(Universe universe) {
    Setting<String> secret = BrokerKeys.ALPACA_SECRET.of(universe);
    for (String place : lookup.placesBesideTheEnvironment(secret)) {
      lookup.problem(
          "%s must stand in the environment as %s, or in a file of its own that %s names: others may"
                  .formatted(
                      secret.name(),
                      secret.environmentName(),
                      BrokerKeys.ALPACA_SECRET_FILE.of(universe).name())
              + " read "
              + place);
    }
  }

  private void refuseFeedBesideBars(Universe universe) {
    if (isFed(universe)) {
      Setting<?> feed = SettingKey.FEED.of(universe);
      for (String place : lookup.places(feed)) {
        lookup.problem(
            "%s in %s must not be set while %s is alpaca: it follows from that"
                .formatted(feed.name(), place, BrokerKeys.BARS.of(universe).name()));
      }
    }
  }

  private <T> Optional<T> needed(SettingKey<T> key, Universe universe, SettingKey<?> by) {
    return lookup.needed(key.of(universe), by.of(universe));
  }

  private <T> Optional<T> attempt(String what, Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (IllegalArgumentException | ForeignBrokerException e) {
      lookup.problem(what + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
