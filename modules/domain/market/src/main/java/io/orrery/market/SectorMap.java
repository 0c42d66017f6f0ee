package io.orrery.market;

import io.orrery.basics.Symbol;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sector of each instrument, as far as it is known. Immutable.
 *
 * <p>An instrument that is not in the map has no known sector. That is no permission: who limits
 * exposure by sector must treat it as unknown, not as unlimited.
 */
public final class SectorMap {

  private final TreeMap<String, Sector> sectors = new TreeMap<>();

  /** A map of these instruments. */
  public SectorMap(Map<Symbol, Sector> sectors) {
    sectors.forEach((symbol, sector) -> this.sectors.put(symbol.value(), sector));
  }

  /** The sector of an instrument; empty if it is not known. */
  public Optional<Sector> sectorOf(Symbol symbol) {
    return Optional.ofNullable(sectors.get(symbol.value()));
  }

  /** All known sectors by symbol, in the order of symbols. */
  public Map<String, Sector> all() {
    return Collections.unmodifiableMap(sectors);
  }

  /** How {@code newer} differs from this. */
  public SectorChanges changesTo(SectorMap newer) {
    TreeMap<String, Sector> added = new TreeMap<>(newer.sectors);
    added.keySet().removeAll(sectors.keySet());
    TreeMap<String, Sector> removed = new TreeMap<>(sectors);
    removed.keySet().removeAll(newer.sectors.keySet());
    TreeMap<String, SectorChanges.Change> changed = new TreeMap<>();
    sectors.forEach(
        (symbol, old) -> {
          Sector now = newer.sectors.get(symbol);
          if (now != null && now != old) {
            changed.put(symbol, new SectorChanges.Change(old, now));
          }
        });
    int unchanged = sectors.size() - removed.size() - changed.size();
    return new SectorChanges(added, removed, changed, unchanged);
  }
}
