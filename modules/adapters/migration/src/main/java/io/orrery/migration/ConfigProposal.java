package io.orrery.migration;

import io.orrery.migration.source.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Old settings as lines of {@code orrery.properties}, every one of them commented out: a person
 * reads and adopts them. Nothing reads this file.
 */
final class ConfigProposal {

  private static final String MODE = "simulation_mode";

  /** The old name, ours, and by what the old value is multiplied; empty for whole numbers. */
  private record Rule(String theirs, String ours, Optional<BigDecimal> factor, String remark) {}

  private static final Optional<BigDecimal> PERCENT = Optional.of(BigDecimal.valueOf(100));

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "max_position_pct",
              "max-position-percent",
              PERCENT,
              "the old limit was of one order, this one is of a position"),
          new Rule("max_daily_trades", "max-daily-orders", Optional.empty(), ""),
          new Rule("max_open_positions", "max-open-positions", Optional.empty(), ""),
          new Rule("daily_loss_limit_pct", "daily-loss-percent", PERCENT, ""),
          new Rule("max_drawdown_pct", "max-drawdown-percent", PERCENT, ""),
          new Rule("max_sector_exposure_pct", "max-sector-exposure-percent", PERCENT, ""),
          new Rule("max_correlated_exposure_pct", "max-correlated-exposure-percent", PERCENT, ""));

  private final String path;
  private final String universe;
  private final Map<String, Object> settings;

  private ConfigProposal(String path, String universe, Map<String, Object> settings) {
    this.path = path;
    this.universe = universe;
    this.settings = settings;
  }

  /**
   * Of a file's bytes; empty if they are no JSON object.
   *
   * @param universe the universe that the file's folder names, in braces if it names none
   */
  static Optional<ConfigProposal> of(String path, String universe, byte[] bytes) {
    try {
      return Optional.of(
          new ConfigProposal(
              path, universe, JsonText.object(new String(bytes, StandardCharsets.UTF_8))));
    } catch (IllegalArgumentException notJson) {
      return Optional.empty();
    }
  }

  /** Whether it has the old switch between simulation and everything else. */
  boolean hasMode() {
    return settings.keySet().stream().anyMatch(name -> name.equalsIgnoreCase(MODE));
  }

  /** The lines. */
  byte[] bytes() {
    List<String> lines = new ArrayList<>();
    lines.add("# Proposed from " + path + ". Nothing reads this file: copy what you want to");
    lines.add("# config/orrery.properties, and remove the # in front.");
    for (Rule rule : RULES) {
      Object value = settings.get(rule.theirs());
      if (value != null) {
        lines.add(proposal(rule, value.toString()));
      }
    }
    settings.forEach((name, value) -> addRest(name, value, lines));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String proposal(Rule rule, String old) {
    String value;
    try {
      value =
          rule.factor()
              .map(by -> new BigDecimal(old).multiply(by).stripTrailingZeros().toPlainString())
              .orElse(old);
    } catch (NumberFormatException e) {
      return "# not translated: %s must be a number".formatted(rule.theirs());
    }
    String remark = rule.remark().isEmpty() ? "" : "\n#   " + rule.remark();
    return "# orrery.%s.risk.%s=%s%s".formatted(universe, rule.ours(), value, remark);
  }

  private static void addRest(String name, Object value, List<String> to) {
    if (name.equalsIgnoreCase(MODE)) {
      to.add(
          "# REFUSED: " + name + "=" + value + ": a universe is no switch; see orrery.universes");
    } else if (RULES.stream().noneMatch(rule -> rule.theirs().equals(name))) {
      to.add("# not translated: " + name + "=" + value.toString().replaceAll("\\s+", " "));
    }
  }
}
