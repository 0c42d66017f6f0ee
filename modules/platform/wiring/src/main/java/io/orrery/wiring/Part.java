package io.orrery.wiring;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean of which there is one, without a proxy: so it may have one constructor and final fields.
 * ({@code @Singleton} alone does not make a class a bean where discovery goes by annotations.)
 */
@Stereotype
@Singleton
@Retention(RUNTIME)
@Target(TYPE)
@interface Part {}
