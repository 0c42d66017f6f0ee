package io.orrery.wiring;

import io.orrery.broker.fix.FixAbility;
import io.orrery.broker.fix.FixConnection;
import io.orrery.broker.fix.FixEndpoint;
import io.orrery.broker.fix.FixParties;
import io.orrery.broker.fix.FixTiming;
import io.orrery.broker.fix.FixTls;
import io.orrery.broker.fix.FixVenues;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the FIX sessions of PAPER and LIVE; both together, because they must share nothing. */
final class FixSettingsReader {

  private static final Set<FixAbility> TELLS_THE_ACCOUNT =
      Set.of(FixAbility.POSITIONS, FixAbility.COLLATERAL);

  private final SettingLookup lookup;
  private final Path home;

  FixSettingsReader(SettingLookup lookup, Path home) {
    this.lookup = lookup;
    this.home = home;
  }

  /** Those of the universes that trade by FIX. */
  Map<Universe, BrokerSettings.Access> read(Function<Universe, BrokerKeys.Broker> brokers) {
    Map<Universe, FixConnection> connections = new EnumMap<>(Universe.class);
    for (Universe universe : List.of(Universe.PAPER, Universe.LIVE)) {
      if (brokers.apply(universe) == BrokerKeys.Broker.FIX) {
        connection(universe).ifPresent(each -> connections.put(universe, each));
      }
    }
    Map<Universe, BrokerSettings.Access> all = new EnumMap<>(Universe.class);
    try {
      FixVenues venues = new FixVenues(connections);
      connections.forEach(
          (universe, each) ->
              all.put(
                  universe,
                  new BrokerSettings.Access.Fix(
                      venues, lookup.value(BrokerKeys.FIX_OPENING_CASH.of(universe)))));
    } catch (ForeignBrokerException e) {
      lookup.problem("orrery.{paper,live}.fix: " + e.getMessage());
    }
    return all;
  }

  private Optional<FixConnection> connection(Universe universe) {
    Optional<String> host = needed(BrokerKeys.FIX_HOST, universe);
    Optional<Integer> port = needed(BrokerKeys.FIX_PORT, universe);
    Optional<String> sender = needed(BrokerKeys.FIX_SENDER, universe);
    Optional<String> target = needed(BrokerKeys.FIX_TARGET, universe);
    Optional<String> account = needed(BrokerKeys.FIX_ACCOUNT, universe);
    if (List.of(host, port, sender, target, account).contains(Optional.empty())) {
      return Optional.empty();
    }
    try {
      FixConnection connection =
          new FixConnection(
              new FixEndpoint(host.get(), port.get(), tls(universe)),
              new FixParties(sender.get(), target.get(), account.get()),
              home.resolve("data").resolve(universe.wireName()).resolve("fix"),
              timing(universe),
              lookup.value(BrokerKeys.FIX_ABILITIES.of(universe)).orElse(Set.of()));
      connection.requireFit(universe);
      requireKnownAccount(universe, connection);
      return Optional.of(connection);
    } catch (IllegalArgumentException | ForeignBrokerException e) {
      lookup.problem("orrery.%s.fix: %s".formatted(universe, e.getMessage()));
      return Optional.empty();
    }
  }

  private FixTiming timing(Universe universe) {
    return new FixTiming(
        lookup.value(BrokerKeys.FIX_HEARTBEAT.of(universe)).orElse(Duration.ofSeconds(30)),
        lookup.value(BrokerKeys.FIX_PATIENCE.of(universe)).orElse(Duration.ofSeconds(10)),
        lookup.value(BrokerKeys.FIX_RESET.of(universe)).orElse(Optional.empty()));
  }

  private Optional<FixTls> tls(Universe universe) {
    Optional<FixTls.Keys> trust =
        keys(BrokerKeys.FIX_TRUST.of(universe), BrokerKeys.FIX_TRUST_PASSWORD.of(universe));
    Optional<FixTls.Keys> key =
        keys(BrokerKeys.FIX_KEY.of(universe), BrokerKeys.FIX_KEY_PASSWORD.of(universe));
    if (trust.isEmpty() && key.isPresent()) {
      throw new IllegalArgumentException(
          "fix.tls.trust must be set where fix.tls.key is: nothing is encrypted without");
    }
    return trust.map(believed -> new FixTls(believed, key));
  }

  private Optional<FixTls.Keys> keys(Setting<Path> file, Setting<Path> password) {
    return lookup
        .value(file)
        .map(
            keys ->
                new FixTls.Keys(
                    keys,
                    "PKCS12",
                    SecretFile.read(
                        lookup
                            .value(password)
                            .orElseThrow(
                                () ->
                                    new IllegalArgumentException(
                                        password.name() + " must be set, is not")))));
  }

  /** Real money is counted by who holds it. */
  private void requireKnownAccount(Universe universe, FixConnection connection) {
    boolean isTold = connection.abilities().containsAll(TELLS_THE_ACCOUNT);
    Setting<BrokerValues.Money> cash = BrokerKeys.FIX_OPENING_CASH.of(universe);
    boolean isKept = lookup.value(cash).isPresent();
    if (universe.hasRealCapital() && !isTold) {
      throw new IllegalArgumentException(
          "the counterparty of %s must tell positions and collateral, does not"
              .formatted(universe));
    }
    if (isTold == isKept) {
      throw new IllegalArgumentException(
          isTold
              ? cash.name() + " must not be set: the counterparty tells what the account holds"
              : "%s must be set, or abilities have positions and collateral: else nobody knows what the account holds"
                  .formatted(cash.name()));
    }
  }

  private <T> Optional<T> needed(SettingKey<T> key, Universe universe) {
    return lookup.needed(key.of(universe), BrokerKeys.BROKER.of(universe));
  }
}
