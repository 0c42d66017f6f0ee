package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.trading.OrderTrail;
import io.orrery.trading.Trading;
import io.orrery.trading.Tradings;
import io.orrery.universe.Universe;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds who trades in a universe, and says of one in which nobody does why. */
final class TradingDesks {

  private final Tradings tradings;
  private final Gateway gateway;

  TradingDesks(Tradings tradings, Gateway gateway) {
    this.tradings = tradings;
    this.gateway = gateway;
  }

  Gateway gateway() {
    return gateway;
  }

  Optional<Tradings.Post> find(Universe universe) {
    return tradings.find(universe);
  }

  /** Refuses a universe in which nobody trades. */
  Trading require(Universe universe) {
    return find(universe)
        .map(Tradings.Post::trading)
        .orElseThrow(
            () -> new ProblemException(ProblemType.NOBODY_TRADES, whyNobodyTrades(universe)));
  }

  /** Refuses what may put real capital at risk as long as nobody is known here. */
  Trading requireWithoutRealCapital(Universe universe, String what) {
    if (universe.hasRealCapital()) {
      throw new ProblemException(
          ProblemType.PEOPLE_NEEDED,
          "%s in %s needs authenticated people, not available yet over HTTP"
              .formatted(what, universe));
    }
    return require(universe);
  }

  /** The order as the desk knows it, or else as it is recorded; refuses one that never was. */
  Order requireOrder(Universe universe, String id) {
    return (ClientOrderId.isOne(id)
            ? order(universe, new ClientOrderId(id))
            : Optional.<Order>empty())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_ORDER,
                    "the order must be one that %s has had, was %s"
                        .formatted(universe, Check.shown(id))));
  }

  private Optional<Order> order(Universe universe, ClientOrderId id) {
    if (id.universe() != universe) {
      return Optional.empty();
    }
    return find(universe)
        .flatMap(post -> post.trading().desk().find(id))
        .or(() -> OrderTrail.read(gateway.universes().archive(universe).orders(), id));
  }

  /** An answer about a universe, with what there is to say if somebody trades, and if nobody. */
  Response answer(
      Universe universe, Map<String, Object> nobody, Function<Tradings.Post, Members> view) {
    Members members =
        find(universe)
            .map(view)
            .orElseGet(() -> new Members().putAll(nobody).put("reason", whyNobodyTrades(universe)));
    return answer(universe, 200, members).build();
  }

  Response.ResponseBuilder answer(Universe universe, int status, Members members) {
    Standing standing = gateway.standings().of(universe);
    return Answers.about(
        standing,
        status,
        new Members().putAll(standing.provenance()).putAll(members.view()).view());
  }

  String whyNobodyTrades(Universe universe) {
    return "nobody trades in %s: %s"
        .formatted(
            universe,
            gateway.universes().find(universe).isPresent()
                ? "its open session has no desk for orders"
                : "it has no open session");
  }
}
