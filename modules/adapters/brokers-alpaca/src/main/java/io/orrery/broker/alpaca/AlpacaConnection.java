package io.orrery.broker.alpaca;

import io.orrery.basics.Check;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where one universe meets Alpaca, and as whom. Everything in it is compared with the universe
 * before a connection is made.
 *
 * @param venue which hosts belong to which universe
 * @param endpoint of the trading API, such as {@code https://paper-api.alpaca.markets}
 * @param data of the market data API, such as {@code https://data.alpaca.markets}
 * @param stream of the order updates, such as {@code wss://paper-api.alpaca.markets/stream}
 * @param key the key of this universe
 * @param account the number of the account that the key must lead to, as Alpaca shows it; those of
 *     paper accounts begin with PA
 */
public record AlpacaConnection(
    AlpacaVenue venue, URI endpoint, URI data, URI stream, AlpacaKey key, String account) {

  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_-]{3,64}");
  private static final String PAPER_ACCOUNT = "PA";

  /** Refuses an account number of another form with {@link IllegalArgumentException}. */
  public AlpacaConnection {
    Check.matches("account", account, ACCOUNT, "3 to 64 letters, digits, - and _");
  }

  /** The connection to Alpaca's own hosts. */
  public static AlpacaConnection official(Universe universe, AlpacaKey key, String account) {
    AlpacaVenue venue = AlpacaVenue.official();
    String host = venue.hosts(universe).iterator().next();
    return new AlpacaConnection(
        venue,
        URI.create("https://" + host),
        URI.create("https://" + venue.data().iterator().next()),
        URI.create("wss://" + host + "/stream"),
        key,
        account);
  }

  /** The universe that an account number names; by what Alpaca gives, it cannot name none. */
  static Universe universeOfAccount(String number) {
    return number.startsWith(PAPER_ACCOUNT) ? Universe.PAPER : Universe.LIVE;
  }

  /**
   * Passes if all of this belongs to {@code universe}.
   *
   * @throws ForeignBrokerException if hosts, key or account belong to another, or to none
   */
  public void requireOf(Universe universe) {
    venue.requireTrading(universe, endpoint);
    venue.requireTrading(universe, stream);
    venue.requireData(data);
    if (!key.universe().equals(java.util.Optional.of(universe))) {
      throw new ForeignBrokerException(
          "the key for %s must begin with %s, began with %s"
              .formatted(universe, universe == Universe.PAPER ? "PK" : "AK", key.prefix()));
    }
    if (universeOfAccount(account) != universe) {
      throw new ForeignBrokerException(
          "the account for %s must %s with PA, was %s"
              .formatted(universe, universe == Universe.PAPER ? "begin" : "not begin", account));
    }
  }
}
