package io.orrery.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers everything that goes wrong as a problem; {@link AnswerFilter} adds what it is about. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException ended && isNoFailure(ended)) {
      return ended.getResponse();
    }
    Problem problem = Problems.of(thrown);
    Response.ResponseBuilder answer =
        status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
    if (thrown instanceof WebApplicationException refused) {
      copyHeaders(refused.getResponse(), answer);
    }
    if (problem.type() == ProblemType.TOO_MANY_STREAMS
        || problem.type() == ProblemType.TOO_MANY_RUNS) {
      answer.header("Retry-After", 5);
    }
    return answer.build();
  }

  /** The server has no reason phrase of its own for 422. */
  private static Response.ResponseBuilder status(int status) {
    return status == 422
        ? Response.status(status, "Unprocessable Content")
        : Response.status(status);
  }

  private static boolean isNoFailure(WebApplicationException ended) {
    return ended.getResponse().getStatus() < 400;
  }

  private static void copyHeaders(Response from, Response.ResponseBuilder to) {
    for (String name : new String[] {"Allow", "WWW-Authenticate", "Retry-After"}) {
      String value = from.getHeaderString(name);
      if (value != null) {
        to.header(name, value);
      }
    }
  }
}
