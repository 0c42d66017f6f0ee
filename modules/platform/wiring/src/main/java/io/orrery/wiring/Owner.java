package io.orrery.wiring;

import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a class, or a bean that an extension made, has to do with universes by itself. */
final class Owner {

  private final String name;
  private final boolean crossUniverse;
  private final Map<Universe, String> named = new EnumMap<>(Universe.class);
  private final List<Wanted> wanted = new ArrayList<>();

  Owner(String name, boolean crossUniverse) {
    this.name = name;
    this.crossUniverse = crossUniverse;
  }

  /** How messages name it. */
  String name() {
    return name;
  }

  /** Whether it may reach more than one universe. */
  boolean isCrossUniverse() {
    return crossUniverse;
  }

  /** The universes that it names, each with a place where it does. */
  Map<Universe, String> named() {
    return named;
  }

  /** What it is injected with. */
  List<Wanted> wanted() {
    return wanted;
  }

  void names(Iterable<Universe> universes, String place) {
    universes.forEach(universe -> named.putIfAbsent(universe, place));
  }

  void wants(Wanted what) {
    wanted.add(what);
    names(what.universes(), Places.of(what.point()));
  }
}
