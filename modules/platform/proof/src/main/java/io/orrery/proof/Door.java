package io.orrery.proof;

import java.io.IOException;
import java.util.Map;

/** The way in for everybody else: the deployment's HTTP API. */
interface Door {

  /**
   * Sends a request and waits for the answer.
   *
   * @param path below the address of the API, as it stands in the request line
   * @throws SilentException if nobody answers
   */
  Reply send(String method, String path, Map<String, String> headers, String body)
      throws SilentException;

  /** Nobody answered, so nothing was tried. */
  final class SilentException extends IOException {

    private static final long serialVersionUID = 1L;

    SilentException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param headers by name in lower case, the first value of each
   * @param body as text
   */
  record Reply(int status, Map<String, String> headers, String body) {

    /** Whether it is the problem of this type, as the last part of its URI. */
    boolean isProblem(int wanted, String type) {
      return status == wanted && body.contains("\"urn:orrery:problem:" + type + "\"");
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** As evidence. */
    String shown() {
      return status + " " + body.strip();
    }
  }
}
