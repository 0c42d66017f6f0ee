package io.orrery.incontainer;

import io.orrery.universe.Fact;
import io.orrery.universe.Universe;

/**
 * An event that says where it belongs a second time, independently of its provenance.
 *
 * @param mark the wire name of the universe in which the test fired it
 * @param number counts the test's operations
 */
public record Marked(String mark, long number) implements Fact {

  static Marked of(Universe universe, long number) {
    return new Marked(universe.wireName(), number);
  }
}
