package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.session.UniverseSession;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A new signing key for one universe. */
@Path("/universes/{universe}/integrity/key-rotation")
@Dependent
@Produces("application/json")
@CrossUniverse("changes the key of the one universe that the path names")
public class KeyRotationResource {

  private static final FlatObject.Shape SHAPE = new FlatObject.Shape(List.of("reason"), List.of());
  private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private final Gateway gateway;

  @Inject
  KeyRotationResource(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Seals everything with the present key, which also signs that the new one follows. */
  @POST
  @Consumes("application/json")
  public Response rotate(@PathParam("universe") String universe, InputStream body) {
    Universe of = Parameters.universe(universe);
    UniverseSession session = gateway.universes().session(of);
    String reason =
        FlatObject.read(Body.read(body), "body", SHAPE)
            .required("reason", KeyRotationResource::reason);
    String keyId = Writes.known(() -> session.rotateKey(reason));
    Standing standing = Standing.of(session.session());
    Map<String, Object> view =
        new Members()
            .putAll(standing.provenance())
            .put("key_id", keyId)
            .put("reason", reason)
            .view();
    return Answers.about(standing, 201, view).build();
  }

  private static String reason(String text) {
    return Check.matches("reason", text, REASON, "1 to 200 printable characters");
  }
}
