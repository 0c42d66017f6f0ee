package io.orrery.rest;

import io.orrery.session.ArmingState;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Whether orders of real capital may pass. HTTP knows no people yet, and arming needs two of them:
 * so it can be read here, and is refused here whatever is sent.
 */
@Path("/universes/{universe}/arming-requests")
@Dependent
@Produces("application/json")
@CrossUniverse("answers about the one universe that the path names")
public class ArmingRequestsResource {

  private final Universes universes;

  @Inject
  ArmingRequestsResource(Universes universes) {
    this.universes = universes;
  }

  /** How the arming of the open session stands. */
  @GET
  public Response state(@PathParam("universe") String universe) {
    UniverseSession session = universes.session(Parameters.universe(universe));
    Standing standing = Standing.of(session.session());
    Map<String, Object> view =
        new Members()
            .putAll(standing.provenance())
            .putAll(ArmingView.of(session.arming().state()))
            .view();
    return Answers.about(standing, 200, view).build();
  }

  /** One person asks. */
  @POST
  public Response request(@PathParam("universe") String universe) {
    throw refused(Parameters.universe(universe));
  }

  /** Another approves. */
  @POST
  @Path("/{id}/approval")
  public Response approve(@PathParam("universe") String universe, @PathParam("id") String id) {
    throw refused(Parameters.universe(universe));
  }

  private ProblemException refused(Universe universe) {
    UniverseSession session = universes.session(universe);
    if (session.arming().state() instanceof ArmingState.NotNeeded state) {
      return new ProblemException(
          ProblemType.ARMING_REFUSED,
          "a universe must have real capital to be armed: " + state.sentence());
    }
    return new ProblemException(
        ProblemType.PEOPLE_NEEDED,
        "arming needs authenticated people, not available yet over HTTP: use the command line,"
            + " orrery arm and orrery approve");
  }
}
