package io.orrery.rest;

import io.orrery.runs.Sources;
import io.orrery.strategy.CodeHash;
import io.orrery.strategy.Parameter;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.StrategyProvider;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The strategies that can be run here. */
@Path("/strategies")
@Dependent
@Produces("application/json")
public class StrategiesResource {

  private final Strategies strategies;

  @Inject
  StrategiesResource(Sources sources) {
    this.strategies = sources.strategies();
  }

  /** A page of strategies in the order of their names, with what each can be told. */
  @GET
  public Response list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    return NamedPage.of("strategies", strategies.all(), each -> each.name().value(), limit, cursor)
        .answer(this::view, uri);
  }

  private Map<String, Object> view(StrategyProvider provider) {
    String name = provider.name().value();
    return new Members()
        .put("name", name)
        .put("description", provider.description())
        .put("hash", CodeHash.of(strategies.create(name, Map.of())).value())
        .put("parameters", provider.parameters().stream().map(StrategiesResource::view).toList())
        .view();
  }

  private static Map<String, Object> view(Parameter parameter) {
    return new Members()
        .put("name", parameter.name())
        .put("type", parameter.type().name().toLowerCase(Locale.ROOT))
        .put("unit", parameter.unit())
        .put("min", parameter.min().toPlainString())
        .put("max", parameter.max().toPlainString())
        .put("default", parameter.defaultText())
        .put("description", parameter.description())
        .view();
  }
}
