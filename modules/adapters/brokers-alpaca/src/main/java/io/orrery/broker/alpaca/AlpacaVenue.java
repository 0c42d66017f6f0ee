package io.orrery.broker.alpaca;

import io.orrery.basics.Check;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which hosts belong to which universe. A host is a name and a port, such as {@code
 * api.alpaca.markets:443}; the names of one's own machine are one host, so that a server cannot be
 * told for two by two of its names.
 *
 * @param paper where orders of PAPER may go
 * @param live where orders of LIVE may go
 * @param data where market data may be asked for, for both
 */
public record AlpacaVenue(Set<String> paper, Set<String> live, Set<String> data) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Refuses a host that stands in two of the three sets with {@link IllegalArgumentException}. */
  public AlpacaVenue {
    paper = Set.copyOf(paper);
    live = Set.copyOf(live);
    data = Set.copyOf(data);
    apart(paper, "paper", live, "live");
    apart(paper, "paper", data, "market data");
    apart(live, "live", data, "market data");
  }

  /** Alpaca's own hosts. */
  public static AlpacaVenue official() {
    return new AlpacaVenue(
        Set.of("paper-api.alpaca.markets:443"),
        Set.of("api.alpaca.markets:443"),
        Set.of("data.alpaca.markets:443"));
  }

  /**
   * The same with one host more for the orders of one universe.
   *
   * @throws IllegalArgumentException if the host has another purpose already
   */
  public AlpacaVenue with(Universe universe, URI host) {
    return switch (universe) {
      case PAPER -> new AlpacaVenue(and(paper, host), live, data);
      case LIVE -> new AlpacaVenue(paper, and(live, host), data);
      case SIMULATION -> throw noSimulation();
    };
  }

  /**
   * The same with one host more for market data.
   *
   * @throws IllegalArgumentException if the host has another purpose already
   */
  public AlpacaVenue withData(URI host) {
    return new AlpacaVenue(paper, live, and(data, host));
  }

  /**
   * Passes if orders of {@code universe} may go to {@code endpoint}.
   *
   * @throws ForeignBrokerException if they may not
   */
  void requireTrading(Universe universe, URI endpoint) {
    require(hosts(universe), universe + " orders", endpoint);
  }

  /**
   * Passes if market data may be asked for at {@code endpoint}.
   *
   * @throws ForeignBrokerException if it may not
   */
  void requireData(URI endpoint) {
    require(data, "market data", endpoint);
  }

  /** The hosts of one universe; SIMULATION has none and is refused. */
  Set<String> hosts(Universe universe) {
    return switch (universe) {
      case PAPER -> paper;
      case LIVE -> live;
      case SIMULATION -> throw noSimulation();
    };
  }

  /** Name and port as they stand in a venue. */
  static String host(URI endpoint) {
    String name = endpoint.getHost();
    if (name == null || endpoint.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an endpoint of Alpaca must have a host and no user, was "
              + Check.shown(String.valueOf(name)));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return (LOOPBACK.contains(lower) ? "loopback" : lower) + ":" + port(endpoint);
  }

  private static int port(URI endpoint) {
    if (endpoint.getPort() >= 0) {
      return endpoint.getPort();
    }
    return isSecure(endpoint) ? 443 : 80;
  }

  static boolean isSecure(URI endpoint) {
    return "https".equals(endpoint.getScheme()) || "wss".equals(endpoint.getScheme());
  }

  private static void require(Set<String> allowed, String what, URI endpoint) {
    String host = host(endpoint);
    if (!allowed.contains(host)) {
      throw new ForeignBrokerException(
          "the host for %s must be one of %s, was %s"
              .formatted(what, new java.util.TreeSet<>(allowed), Check.shown(host)));
    }
    if (!isSecure(endpoint) && !host.startsWith("loopback:")) {
      throw new ForeignBrokerException(
          "the connection for %s to %s must be https or wss, was %s"
              .formatted(what, host, Check.shown(String.valueOf(endpoint.getScheme()))));
    }
  }

  private static Set<String> and(Set<String> hosts, URI more) {
    Set<String> all = new HashSet<>(hosts);
    all.add(host(more));
    return all;
  }

  private static void apart(Set<String> some, String of, Set<String> others, String ofOthers) {
    for (String host : some) {
      if (others.contains(host)) {
        throw new IllegalArgumentException(
            "a host must have one purpose, %s is configured for %s and for %s"
                .formatted(host, of, ofOthers));
      }
    }
  }

  private static ForeignBrokerException noSimulation() {
    return new ForeignBrokerException(
        "a session that trades at Alpaca must be of paper or live, was of simulation");
  }
}
