package io.orrery.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the body of a request of one object, and never more of it than it may have. */
final class Body {

  /** Most bytes of a body that is not an import. */
  static final int MAX_BYTES = 256 * 1024;

  private Body() {}

  static byte[] read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ProblemException(
            ProblemType.BODY_TOO_LARGE,
            "the body must have at most %d bytes, had more".formatted(MAX_BYTES));
      }
      if (bytes.length == 0) {
        throw new ProblemException(
            ProblemType.INVALID_BODY, "the body must be one JSON object, was empty");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
