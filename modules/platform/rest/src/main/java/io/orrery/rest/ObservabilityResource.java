package io.orrery.rest;

import io.orrery.trading.AgentReport;
import io.orrery.trading.Tradings;
import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.Role;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Recorded;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Whether the agents of one universe's open session do what is expected of them. */
@Path("/universes/{universe}/observability")
@Dependent
@Produces("application/json")
@CrossUniverse("reads the one universe that the path names")
public class ObservabilityResource {

  private final TradingDesks desks;

  @Inject
  ObservabilityResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** What the newest evaluation of the session found, or why there is none. */
  @GET
  public Response newest(@PathParam("universe") String universe) {
    return desks.answer(
        Parameters.universe(universe), Map.of("state", "none"), ObservabilityResource::view);
  }

  private static Members view(Tradings.Post post) {
    Optional<Recorded<AgentsEvaluated>> newest = post.trading().roster().evaluation();
    return newest
        .map(
            found ->
                new Members().put("state", "evaluated").put("evaluation", RecordView.of(found)))
        .orElseGet(() -> new Members().put("state", "none").put("reason", reason(post)));
  }

  private static String reason(Tradings.Post post) {
    return post.agents().stream()
        .filter(agent -> agent.name().equals(Role.OBSERVABILITY.wireName()))
        .findFirst()
        .flatMap(AgentReport::reason)
        .orElse("nothing has been evaluated in this session yet");
  }
}
