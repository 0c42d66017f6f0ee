package io.orrery.rest;

import io.orrery.trade.Falsification;
import io.orrery.trade.ProofReport;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether the contract holds against whoever tries to break it. */
@Path("/proof")
@Dependent
@Produces("application/json")
@CrossUniverse("tries each universe by itself, and that none reaches another")
public class ProofResource {

  private final Falsification falsification;

  @Inject
  ProofResource(Falsification falsification) {
    this.falsification = falsification;
  }

  /** Tries everything now; the answer is the signed report. */
  @POST
  public Response prove(@Context UriInfo uri, @Context HttpServletRequest request) {
    return falsification
        .prove(Optional.of(address(uri, request)))
        .map(ProofResource::answer)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.PROOF_RUNNING,
                    "one run must end before another begins: wait for it, then ask for its report"));
  }

  /** The newest report of this process. */
  @GET
  public Response newest() {
    return falsification
        .newest()
        .map(ProofResource::answer)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NO_PROOF,
                    "there must have been a run in this process, was none: POST begins one"));
  }

  /** Byte for byte as it was signed. */
  private static Response answer(ProofReport report) {
    byte[] signed = report.statement().getBytes(StandardCharsets.UTF_8);
    StreamingOutput bytes = out -> out.write(signed);
    return Response.ok(bytes).build();
  }

  /** Where this very request came in; what it says of its host is not asked. */
  private static String address(UriInfo uri, HttpServletRequest request) {
    String host = request.getLocalAddr();
    return "%s://%s:%d%s"
        .formatted(
            request.getScheme(),
            host.contains(":") ? "[" + host + "]" : host,
            request.getLocalPort(),
            uri.getBaseUri().getRawPath());
  }
}
