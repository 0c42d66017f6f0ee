package io.orrery.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A problem answered where the API's own machinery does not reach. */
final class ServletAnswer {

  private ServletAnswer() {}

  static void write(Problem problem, String instance, HttpServletResponse response) {
    byte[] body = Json.text(problem.view(instance, Map.of())).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      // the client has gone, and nobody is left to be told
    }
  }
}
