package io.orrery.rest;

import io.orrery.session.Transition;
import io.orrery.session.Transitions;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** Ends of one universe's session for the beginning of another's. */
@Path("/transitions")
@Dependent
@Produces("application/json")
@CrossUniverse("leads from one universe to another, and carries nothing over")
public class TransitionsResource {

  private final Transitions transitions;

  @Inject
  TransitionsResource(Transitions transitions) {
    this.transitions = transitions;
  }

  /** The newest out of each universe. */
  @GET
  public Response list() {
    return Response.ok(
            Map.of("items", transitions.newest().stream().map(TransitionView::of).toList()))
        .build();
  }

  /** Plans, begins or resumes one. */
  @POST
  @Consumes("application/json")
  public Response change(InputStream body) {
    TransitionRequest asked = TransitionRequest.read(Body.read(body));
    if (asked.isPlan()) {
      return Response.ok(TransitionView.of(transitions.plan(asked.wanted().orElseThrow()))).build();
    }
    asked.wanted().map(Transition::to).ifPresent(TransitionsResource::requireNoRealCapital);
    asked
        .resume()
        .flatMap(
            id -> transitions.newest().stream().filter(each -> each.id().equals(id)).findFirst())
        .ifPresent(state -> requireNoRealCapital(state.transition().to()));
    return Response.ok(
            TransitionView.of(
                asked
                    .resume()
                    .map(id -> transitions.resume(id, TransitionRequest.BY))
                    .orElseGet(() -> transitions.run(asked.wanted().orElseThrow()))))
        .build();
  }

  private static void requireNoRealCapital(Universe to) {
    if (to.hasRealCapital()) {
      throw new ProblemException(
          ProblemType.PEOPLE_NEEDED,
          "a transition to %s needs authenticated people, not available yet over HTTP"
              .formatted(to));
    }
  }
}
