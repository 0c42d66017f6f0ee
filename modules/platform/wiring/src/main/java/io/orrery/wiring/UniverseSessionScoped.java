package io.orrery.wiring;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The scope of one universe's session: one instance per session, destroyed when the session ends.
 *
 * <p>A bean of this scope has exactly one of the qualifiers {@code @Live}, {@code @Paper} and
 * {@code @Simulation}. It may be injected into anything that lives longer: what is injected is a
 * proxy, which finds the instance of the session that is open at the call, and throws what {@link
 * io.orrery.session.Universes#session} throws if none is. A new session gets new instances.
 */
@NormalScope
@Inherited
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD})
public @interface UniverseSessionScoped {}
