package io.orrery.rest;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Gives the server the API's own JSON-B, so that views look the same wherever they leave. */
@Provider
public class JsonbContext implements ContextResolver<Jsonb> {

  @Override
  public Jsonb getContext(Class<?> type) {
    return Json.jsonb();
  }
}
