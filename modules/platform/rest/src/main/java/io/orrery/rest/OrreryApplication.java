package io.orrery.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The API: exactly these classes, none by scanning. */
@ApplicationPath("/api/v1")
@ApplicationScoped
public class OrreryApplication extends Application {

  static final Set<Class<?>> RESOURCES =
      Set.of(
          UniversesResource.class,
          SessionsResource.class,
          TradesResource.class,
          OrdersResource.class,
          PositionsResource.class,
          AccountResource.class,
          AgentsResource.class,
          ObservabilityResource.class,
          SignalsResource.class,
          WhyResource.class,
          RiskResource.class,
          EquityResource.class,
          EventsResource.class,
          AuditResource.class,
          StreamResource.class,
          IntegrityResource.class,
          ProofResource.class,
          KeyRotationResource.class,
          KillResource.class,
          KillAllResource.class,
          ArmingRequestsResource.class,
          TransitionsResource.class,
          PerformanceResource.class,
          StrategiesResource.class,
          DatasetsResource.class,
          CalendarsResource.class,
          ScreenerResource.class,
          BacktestsResource.class,
          PromotionsResource.class,
          ComparisonsResource.class,
          ExportResource.class,
          TrainingSetResource.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(JsonbContext.class, ProblemMapper.class, AnswerFilter.class, StrictRequests.class);

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> all = new HashSet<>(RESOURCES);
    all.addAll(PROVIDERS);
    return all;
  }

  /** No WADL on OPTIONS: the description of the API is its OpenAPI document. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
