package io.orrery.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.Map;

/** The one way from a view to JSON text; built once, because building it is slow. */
final class Json {

  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withNullValues(false));

  private Json() {}

  static Jsonb jsonb() {
    return JSONB;
  }

  /** The view on one line. */
  static String text(Map<String, Object> view) {
    return JSONB.toJson(view);
  }
}
