package io.orrery.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orrery.rest.OrreryApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Context;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.hk2.api.TypeLiteral;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.jboss.weld.environment.se.WeldContainer;

/** The API of a deployment with the routing and filters of the server, without a port. */
final class JerseyDoor implements Door {

  private static final URI BASE = URI.create("http://orrery.test/api/v1/");

  private final ApplicationHandler server;

  JerseyDoor(WeldContainer container) {
    this.server =
        new ApplicationHandler(
            ResourceConfig.forApplication(new OrreryApplication())
                .register(new DependentScope(container).binder()));
  }

  @Override
  public Reply send(String method, String path, Map<String, String> headers, String body)
      throws SilentException {
    ContainerRequest request =
        new ContainerRequest(
            BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
    headers.forEach(request::header);
    request.setEntityStream(new ByteArrayInputStream(body.getBytes(UTF_8)));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      ContainerResponse response = server.apply(request, written).get(20, TimeUnit.SECONDS);
      Map<String, String> answered = new TreeMap<>();
      response
          .getStringHeaders()
          .forEach((name, values) -> answered.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      return new Reply(response.getStatus(), answered, written.toString(UTF_8));
    } catch (Exception e) {
      throw new SilentException("the API did not answer", e);
    }
  }

  /** Jersey's injection takes from CDI what CDI makes, as on the server. */
  @Singleton
  private static final class DependentScope implements Context<Dependent> {
    private final WeldContainer container;

    DependentScope(WeldContainer container) {
      this.container = container;
    }

    AbstractBinder binder() {
      DependentScope self = this;
      return new AbstractBinder() {
        @Override
        protected void configure() {
          bind(self).to(new TypeLiteral<Context<Dependent>>() {});
        }
      };
    }

    @Override
    public Class<? extends Annotation> getScope() {
      return Dependent.class;
    }

    @Override
    @SuppressWarnings("unchecked") // the descriptor is of the class that is selected
    public <U> U findOrCreate(ActiveDescriptor<U> descriptor, ServiceHandle<?> root) {
      return (U) container.select(descriptor.getImplementationClass()).get();
    }

    @Override
    public boolean containsKey(ActiveDescriptor<?> descriptor) {
      return false;
    }

    @Override
    public void destroyOne(ActiveDescriptor<?> descriptor) {}

    @Override
    public boolean supportsNullCreation() {
      return false;
    }

    @Override
    public boolean isActive() {
      return true;
    }

    @Override
    public void shutdown() {}
  }
}
