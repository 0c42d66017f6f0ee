/**
 * The HTTP API: resources, what they accept (requests), what they answer (views and problems), and
 * the live stream of events.
 *
 * <p>A request is read once into domain types and refused with a sentence otherwise. Nothing that
 * came in can set provenance; everything that goes out carries it.
 */
@NullMarked
package io.orrery.rest;

import org.jspecify.annotations.NullMarked;
