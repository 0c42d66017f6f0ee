package io.orrery.rest;

import io.orrery.trade.History;
import io.orrery.trade.Integrity;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

/** Whether one universe's ledgers are what was written to them. */
@Path("/universes/{universe}/integrity")
@Dependent
@Produces("application/json")
@CrossUniverse("checks the one universe that the path names")
public class IntegrityResource {

  private final Gateway gateway;
  private final Verifications verifications;

  @Inject
  IntegrityResource(Gateway gateway, Verifications verifications) {
    this.gateway = gateway;
    this.verifications = verifications;
  }

  /** Heads, seals and the newest check; readable also while the universe is closed. */
  @GET
  public Response show(@PathParam("universe") String universe) {
    Universe of = Parameters.universe(universe);
    Standing standing = gateway.standings().of(of);
    Map<String, Object> view =
        new Members()
            .putAll(standing.provenance())
            .put("ledgers", Verifications.STREAMS.stream().map(s -> ledger(of, s)).toList())
            .put("verification", verifications.newest(of).view())
            .view();
    return Answers.about(standing, 200, view).build();
  }

  /** Starts a check in the background; while one runs, answers that one. */
  @POST
  @Path("/verify")
  public Response verify(@PathParam("universe") String universe, @Context UriInfo uri) {
    Universe of = Parameters.universe(universe);
    Standing standing = gateway.standings().of(of);
    Map<String, Object> view =
        new Members()
            .putAll(standing.provenance())
            .put("verification", verifications.start(of).view())
            .view();
    String path = Answers.path(uri);
    return Answers.about(standing, 202, view)
        .header("Location", path.substring(0, path.lastIndexOf('/')))
        .build();
  }

  private Map<String, Object> ledger(Universe universe, Stream stream) {
    History<?> history = gateway.history(universe, stream);
    long lastSeq = history.lastSeq();
    return new Members()
        .put("stream", stream.wireName())
        .put("last_seq", lastSeq)
        .put("head", head(history, lastSeq))
        .put("seals", seals(verifications.sealed(universe, stream)))
        .view();
  }

  private static Optional<String> head(History<?> history, long lastSeq) {
    return lastSeq == 0
        ? Optional.empty()
        : history.after(lastSeq - 1, 1).stream().findFirst().map(IntegrityResource::hash);
  }

  private static String hash(Recorded<?> record) {
    return record.hash().value();
  }

  private static Map<String, Object> seals(Integrity.Sealed sealed) {
    return new Members()
        .put("count", sealed.count())
        .put("newest", sealed.newest().map(IntegrityResource::seal))
        .view();
  }

  private static Map<String, Object> seal(Integrity.SealSummary seal) {
    return new Members()
        .put("last_seq", seal.lastSeq())
        .put("last_hash", seal.lastHash().value())
        .put("sealed_at", seal.sealedAt().toString())
        .put("key_id", seal.keyId())
        .view();
  }
}
