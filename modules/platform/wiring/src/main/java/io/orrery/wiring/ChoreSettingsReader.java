package io.orrery.wiring;

import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what agents look at outside. */
final class ChoreSettingsReader {

  private static final Duration PAGE_EVERY = Duration.ofMinutes(30);
  private static final Duration COMMAND_EVERY = Duration.ofHours(3);

  private final SettingLookup lookup;

  ChoreSettingsReader(SettingLookup lookup) {
    this.lookup = lookup;
  }

  /** Also of a universe that is not to open; {@code trading} are those in which somebody trades. */
  Map<Universe, ChoreSettings> read(Set<Universe> trading) {
    Map<Universe, ChoreSettings> all = new EnumMap<>(Universe.class);
    for (Universe universe : Universe.values()) {
      ChoreSettings own = new ChoreSettings(page(universe), command(universe));
      all.put(universe, own);
      if (!trading.contains(universe)) {
        own.page().ifPresent(any -> refuse(ChoreKeys.PAGE.of(universe), universe));
        own.command().ifPresent(any -> refuse(ChoreKeys.COMMAND.of(universe), universe));
      }
    }
    return all;
  }

  private void refuse(Setting<?> setting, Universe universe) {
    lookup.problem(
        "%s must not be set: nobody trades in %s, so no agent works there"
            .formatted(setting.name(), universe));
  }

  private Optional<ChoreSettings.Page> page(Universe universe) {
    Setting<?> needed = ChoreKeys.PAGE.of(universe);
    requireWith(needed, ChoreKeys.TEXTS.of(universe));
    requireWith(needed, ChoreKeys.PAGE_EVERY.of(universe));
    return lookup
        .value(ChoreKeys.PAGE.of(universe))
        .map(
            url ->
                new ChoreSettings.Page(
                    url,
                    lookup.value(ChoreKeys.TEXTS.of(universe)).orElseGet(List::of),
                    lookup.value(ChoreKeys.PAGE_EVERY.of(universe)).orElse(PAGE_EVERY)));
  }

  private Optional<ChoreSettings.Command> command(Universe universe) {
    if (!ChoreKeys.COMMAND.isOf(universe)) {
      return Optional.empty();
    }
    requireWith(ChoreKeys.COMMAND.of(universe), ChoreKeys.COMMAND_EVERY.of(universe));
    return lookup
        .value(ChoreKeys.COMMAND.of(universe))
        .map(
            file ->
                new ChoreSettings.Command(
                    file,
                    lookup.value(ChoreKeys.COMMAND_EVERY.of(universe)).orElse(COMMAND_EVERY)));
  }

  private void requireWith(Setting<?> needed, Setting<?> beside) {
    if (lookup.value(beside).isPresent() && lookup.value(needed).isEmpty()) {
      lookup.problem("%s must not be set without %s".formatted(beside.name(), needed.name()));
    }
  }
}
