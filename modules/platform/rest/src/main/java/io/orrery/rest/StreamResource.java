package io.orrery.rest;

import io.orrery.session.Universes;
import io.orrery.trade.EventHistory;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One universe's events as they are recorded. */
@Path("/universes/{universe}/stream")
@Dependent
@Produces("text/event-stream")
@CrossUniverse("follows the one universe that the path names")
public class StreamResource {

  private final Universes universes;
  private final EventStreams streams;

  @Inject
  StreamResource(Universes universes, EventStreams streams) {
    this.universes = universes;
    this.streams = streams;
  }

  /**
   * Follows the events after a number, or from now on. A client that comes back sends the number of
   * the last event that it saw, and goes on from there.
   */
  @GET
  public void follow(
      @PathParam("universe") String universe,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("after_seq") @Nullable String afterSeq,
      @Context SseEventSink sink,
      @Context Sse sse) {
    EventHistory history = universes.archive(Parameters.universe(universe)).events();
    long newest = history.lastSeq();
    long from =
        number("Last-Event-ID", lastEventId, newest)
            .or(() -> number("after_seq", afterSeq, newest))
            .orElse(newest);
    EventFollower follower = new EventFollower(history, from, sink, sse, System::nanoTime);
    streams.join(follower);
    follower.greet();
  }

  /** Says what a GET would answer, without a stream that nobody reads. */
  @HEAD
  public Response head(@PathParam("universe") String universe) {
    Parameters.universe(universe);
    return Response.ok().type("text/event-stream").build();
  }

  /** A number beyond the newest is of another ledger: to wait for it would hide events. */
  private static Optional<Long> number(String name, @Nullable String text, long newest) {
    return Parameters.whole(name, text, 0, newest);
  }
}
