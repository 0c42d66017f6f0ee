package io.orrery.universe;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Lets a bean, or one observer method, reach more than one universe: a view that puts universes
 * side by side, or a door that hands each request to the one universe it names. Never for anything
 * that adds up, copies, or decides for two. Without it such a bean does not deploy.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface CrossUniverse {

  /** Why it has to see more than one universe, for whoever reviews it. */
  String value();
}
