package io.orrery.universe;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Lets a bean, or one observer method, see more than one universe: for views that put universes
 * side by side, never for anything that adds, copies or decides. Without it such a bean does not
 * deploy.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface CrossUniverse {

  /** Why it has to see more than one universe, for whoever reviews it. */
  String value();
}
