package io.orrery.rest;

import io.orrery.order.BrokerAccount;
import io.orrery.trade.FactFields;
import io.orrery.trading.Trading;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** The account of one universe, as its broker says. */
@Path("/universes/{universe}/account")
@Dependent
@Produces("application/json")
@CrossUniverse("reads and takes over the account of the one universe that the path names")
public class AccountResource {

  private final TradingDesks desks;

  @Inject
  AccountResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** What the broker said last. */
  @GET
  public Response account(@PathParam("universe") String universe) {
    return desks.answer(
        Parameters.universe(universe), Map.of("state", "none"), post -> view(post.trading()));
  }

  /** A person takes over what the account holds as it is. */
  @POST
  @Path("/adoption")
  @Consumes("application/json")
  public Response adopt(@PathParam("universe") String universe, InputStream body) {
    Universe of = Parameters.universe(universe);
    Trading trading = desks.requireWithoutRealCapital(of, "taking over an account");
    ActRequest act = ActRequest.read(body);
    act.perform(
        () -> trading.adopt(act.person(), act.reason()),
        "repeat it when GET /why says that the ledger can record again");
    return desks
        .answer(
            of, 200, view(trading).put("differences", WhyView.differences(trading.differences())))
        .build();
  }

  private static Members view(Trading trading) {
    return trading
        .desk()
        .view()
        .account()
        .map(AccountResource::view)
        .orElseGet(
            () ->
                new Members()
                    .put("state", "none")
                    .put("reason", "the broker has not said what the account holds"));
  }

  private static Members view(BrokerAccount account) {
    return new Members()
        .put("state", "known")
        .put("account", account.account())
        .put("currency", account.currency().value())
        .put("equity", FactFields.value(account.equity()))
        .put("cash", FactFields.value(account.cash()))
        .put("buying_power", account.buyingPower().map(FactFields::value))
        .put("blocked_because", account.blocked());
  }
}
