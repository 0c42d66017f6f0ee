package io.orrery.rest;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What somebody said who wants to kill. No body keeps the switch from being engaged: what of it
 * cannot be used is ignored, and the answer says so.
 *
 * @param reason why, as far as it could be read
 * @param ignored what was wrong with the body, as a sentence; empty if nothing was
 */
record KillWords(String reason, Optional<String> ignored) {

  private static final String NONE = "none stated";

  /** Reads what can be read, and throws nothing. */
  static KillWords read(InputStream body) {
    byte[] bytes = bytes(body);
    try {
      return new KillWords(strict(bytes), Optional.empty());
    } catch (ProblemException e) {
      return new KillWords(found(bytes).orElse(NONE), Optional.of(e.problem().detail()));
    }
  }

  private static byte[] bytes(InputStream body) {
    try {
      return body.readNBytes(Body.MAX_BYTES);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String strict(byte[] bytes) {
    if (bytes.length == 0) {
      throw new ProblemException(
          ProblemType.INVALID_BODY, "the body must be one JSON object, was empty");
    }
    return FlatObject.read(bytes, "body", KillRequest.SHAPE).required("reason", text -> text);
  }

  /** The first text of the name reason in whatever begins like JSON. */
  private static Optional<String> found(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      while (parser.hasNext()) {
        if (parser.next() == JsonParser.Event.KEY_NAME
            && parser.getString().equals("reason")
            && parser.next() == JsonParser.Event.VALUE_STRING) {
          return Optional.of(parser.getString());
        }
      }
    } catch (RuntimeException e) {
      return Optional.empty(); // no JSON any further: there is nothing to find
    }
    return Optional.empty();
  }
}
