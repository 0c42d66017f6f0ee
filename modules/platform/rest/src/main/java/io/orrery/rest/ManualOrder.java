package io.orrery.rest;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.order.BrokerAccount;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderTicket;
import io.orrery.trade.Origin;
import io.orrery.trading.Placement;
import io.orrery.trading.Trading;
import io.orrery.universe.Universe;
import jakarta.ws.rs.core.Response;

/**
 * One order that a person wants: read, given to the desk, answered.
 *
 * @param desks where desks are found
 * @param universe of which
 * @param trading who trades there
 */
record ManualOrder(TradingDesks desks, Universe universe, Trading trading) {

  /** Answers 201 for a new order and 200 for the one that the same request led to before. */
  Response take(byte[] body, IdempotencyKey key, String path) {
    OrderTicket ticket = read(body);
    Origin origin = new Origin(key, 1, Sha256.of(body));
    Placement placement = Writes.known(() -> trading.desk().submit(ticket, origin));
    if (placement instanceof Placement.Placed placed) {
      return answer(201, placed.order())
          .header("Location", path + "/" + placed.order().value())
          .build();
    }
    if (placement instanceof Placement.Replayed replayed) {
      return answer(200, replayed.order()).header("Idempotent-Replayed", "true").build();
    }
    throw placement instanceof Placement.Denied denied
        ? denied(denied)
        : new ProblemException(
            ProblemType.IDEMPOTENCY_CONFLICT, ((Placement.Conflicting) placement).sentence());
  }

  private OrderTicket read(byte[] body) {
    try {
      return OrderRequest.read(
          FlatObject.read(body, "body", OrderRequest.SHAPE), this::currencyOfTheAccount);
    } catch (ProblemException e) {
      desks.gateway().refused(universe, e.problem());
      throw e;
    }
  }

  private CurrencyCode currencyOfTheAccount() {
    return trading
        .desk()
        .view()
        .account()
        .map(BrokerAccount::currency)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.BROKER_SILENT,
                    "the broker must have said the account's currency for an order that names none,"
                        + " and has not yet: repeat it with the same Idempotency-Key"));
  }

  private Response.ResponseBuilder answer(int status, ClientOrderId id) {
    return desks.answer(universe, status, OrderView.of(desks.requireOrder(universe, id.value())));
  }

  private static ProblemException denied(Placement.Denied denied) {
    return new ProblemException(
        new Problem(
                ProblemType.ORDER_DENIED,
                "nothing may forbid an order, and something did: "
                    + String.join("; ", denied.reasons()))
            .with("reasons", denied.reasons()));
  }
}
