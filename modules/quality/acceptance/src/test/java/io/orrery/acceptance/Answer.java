package io.orrery.acceptance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What the server answered.
 *
 * @param response status, headers and the body as text
 */
record Answer(HttpResponse<String> response) {

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  JsonObject json() {
    try (var reader = Json.createReader(new StringReader(body()))) {
      return reader.readObject();
    }
  }

  List<JsonObject> items() {
    return json().getJsonArray("items").getValuesAs(JsonObject.class);
  }
}
