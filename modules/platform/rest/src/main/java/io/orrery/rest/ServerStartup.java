package io.orrery.rest;

import jakarta.enterprise.context.Dependent;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the deployment is up: a universe that cannot open keeps it from coming up. */
@Startup
@Dependent
public class ServerStartup implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("deployment");
  }
}
