package io.orrery.wiring;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes CDI keep universes apart: adds the beans that every universe has and the scope of a
 * session, guards every observer of the application, and refuses a deployment that mixes universes
 * ({@link DeploymentProblem} lists why).
 */
public class UniverseExtension implements Extension {

  private final LateUniverses universes = new LateUniverses();
  private final SessionInstances instances = new SessionInstances();
  private final EventGate gate = new EventGate(universes);
  private final Survey survey = new Survey();

  void note(@Observes ProcessInjectionPoint<?, ?> process) {
    survey.add(process.getInjectionPoint());
  }

  void note(@Observes ProcessBean<?> process) {
    survey.add(process);
  }

  <T, X> void guard(@Observes ProcessObserverMethod<T, X> process) {
    ObserverMethod<T> observer = process.getObserverMethod();
    if (!PlatformClasses.include(observer.getBeanClass())) {
      survey.add(Observer.of(process));
      process.setObserverMethod(new GuardedObserver<>(observer, gate));
    }
  }

  void add(@Observes AfterBeanDiscovery discovery) {
    discovery.addContext(new UniverseSessionContext(universes, instances));
    new UniverseBeans(discovery, universes).addAll();
    addPart(discovery, LateUniverses.class, universes);
    addPart(discovery, EventGate.class, gate);
    addPart(discovery, SessionInstances.class, instances);
    List<String> problems = new ArrayList<>();
    survey.checkDefinitions(problems::add);
    if (!problems.isEmpty()) {
      discovery.addDefinitionError(DeploymentProblem.definition(problems));
    }
  }

  void check(@Observes AfterDeploymentValidation validation, BeanManager beans) {
    List<String> problems = new ArrayList<>();
    new Reach(survey, beans).check(problems::add);
    if (!problems.isEmpty()) {
      validation.addDeploymentProblem(DeploymentProblem.deployment(problems));
    }
  }

  private static <T> void addPart(AfterBeanDiscovery discovery, Class<T> type, T part) {
    discovery
        .<T>addBean()
        .id(type.getName())
        .types(type, Object.class)
        .scope(Singleton.class)
        .createWith(context -> part);
  }
}
