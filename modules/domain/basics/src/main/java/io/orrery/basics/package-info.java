/** placeholder. */
@org.jspecify.annotations.NullMarked
package io.orrery.basics;
