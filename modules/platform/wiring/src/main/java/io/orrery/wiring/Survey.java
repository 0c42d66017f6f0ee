package io.orrery.wiring;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.inject.spi.AnnotatedCallable;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the container found in the application, by class: a class answers for its beans, its
 * producers and its observers together. The platform's own classes are left out.
 */
final class Survey {

  private final List<Wanted> wanted = new ArrayList<>();
  private final List<Observer> observers = new ArrayList<>();
  private final List<Bean<?>> beans = new ArrayList<>();
  private final Set<Bean<?>> synthetic = new HashSet<>();
  private final Map<Object, Owner> owners = new HashMap<>();

  void add(InjectionPoint point) {
    Class<?> owner = ownerOf(point);
    if (!PlatformClasses.include(owner) && !point.isDelegate()) {
      Wanted what = Wanted.at(point);
      wanted.add(what);
      if (!isCrossUniverseMethod(point)) {
        owner(owner).wants(what);
      }
    }
  }

  void add(Observer observer) {
    observers.add(observer);
    if (!observer.isCrossUniverseMethod()) {
      owner(observer.beanClass()).names(observer.universes(), observer.place());
    }
  }

  void add(ProcessBean<?> process) {
    Bean<?> bean = process.getBean();
    if (process instanceof ProcessSyntheticBean) {
      synthetic.add(bean);
    }
    if (!PlatformClasses.include(bean.getBeanClass())) {
      beans.add(bean);
      ownerOf(bean).names(Universe.among(bean.getQualifiers()), "its own qualifiers");
    }
  }

  /** Tells {@code problems} what can be said before beans are resolved. */
  void checkDefinitions(Consumer<String> problems) {
    wanted.forEach(new InjectionCheck(problems)::check);
    observers.forEach(new ObserverCheck(problems)::check);
    beans.stream()
        .filter(bean -> bean.getScope() == UniverseSessionScoped.class)
        .filter(bean -> Universe.among(bean.getQualifiers()).size() != 1)
        .map(Survey::withoutUniverse)
        .forEach(problems);
  }

  Collection<Owner> owners() {
    return owners.values();
  }

  /** Who answers for {@code bean}; null if it is the platform's. */
  @Nullable Owner find(Bean<?> bean) {
    return owners.get(key(bean));
  }

  private Owner ownerOf(Bean<?> bean) {
    return synthetic.contains(bean)
        ? owners.computeIfAbsent(bean, b -> new Owner(b.toString(), false))
        : owner(bean.getBeanClass());
  }

  private Owner owner(Class<?> type) {
    return owners.computeIfAbsent(
        type, t -> new Owner(type.getName(), type.isAnnotationPresent(CrossUniverse.class)));
  }

  private Object key(Bean<?> bean) {
    return synthetic.contains(bean) ? bean : bean.getBeanClass();
  }

  private static Class<?> ownerOf(InjectionPoint point) {
    Bean<?> bean = point.getBean();
    return bean == null ? point.getMember().getDeclaringClass() : bean.getBeanClass();
  }

  private static boolean isCrossUniverseMethod(InjectionPoint point) {
    return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
        && isCrossUniverse(parameter.getDeclaringCallable());
  }

  private static boolean isCrossUniverse(AnnotatedCallable<?> callable) {
    return callable.isAnnotationPresent(CrossUniverse.class);
  }

  private static String withoutUniverse(Bean<?> bean) {
    return DeploymentProblem.SCOPED_WITHOUT_UNIVERSE.sentence(
        "%s: a @UniverseSessionScoped bean must have one universe, has %s: annotate it @Live, @Paper or @Simulation",
        bean.getBeanClass().getName(), Sentences.universes(Universe.among(bean.getQualifiers())));
  }
}
