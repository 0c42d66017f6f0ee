package io.orrery.rest;

import io.orrery.basics.StrategyName;
import io.orrery.trading.RiskDesk;
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

/** The rules by which the orders of one universe pass, and what a person lifts. */
@Path("/universes/{universe}/risk")
@Dependent
@Produces("application/json")
@CrossUniverse("reads and lifts in the one universe that the path names")
public class RiskResource {

  private final TradingDesks desks;

  @Inject
  RiskResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** Limits, breaker and strategies as they are now. */
  @GET
  public Response risk(@PathParam("universe") String universe) {
    return desks.answer(
        Parameters.universe(universe),
        Map.of("state", "none"),
        post -> RulesView.of(post.trading().risk()));
  }

  /** A person re-arms the breaker. */
  @POST
  @Path("/breaker/reset")
  @Consumes("application/json")
  public Response reset(@PathParam("universe") String universe, InputStream body) {
    Universe of = Parameters.universe(universe);
    Trading trading = desks.requireWithoutRealCapital(of, "re-arming the breaker");
    ActRequest act = ActRequest.read(body);
    act.perform(
        () -> trading.risk().rearm(act.person(), act.reason()), "the breaker stays tripped");
    return answer(of, trading.risk());
  }

  /** A person enables a strategy again. */
  @POST
  @Path("/strategies/{name}/enable")
  @Consumes("application/json")
  public Response enable(
      @PathParam("universe") String universe, @PathParam("name") String name, InputStream body) {
    Universe of = Parameters.universe(universe);
    Trading trading = desks.requireWithoutRealCapital(of, "enabling a strategy");
    StrategyName strategy = strategy(name);
    ActRequest act = ActRequest.read(body);
    act.perform(
        () -> trading.risk().enable(strategy, act.person(), act.reason()),
        "the strategy stays disabled");
    return answer(of, trading.risk());
  }

  private Response answer(Universe of, RiskDesk risk) {
    return desks.answer(of, 200, RulesView.of(risk)).build();
  }

  private static StrategyName strategy(String name) {
    try {
      return new StrategyName(name);
    } catch (IllegalArgumentException e) {
      throw Parameters.refused("name", String.valueOf(e.getMessage()));
    }
  }
}
