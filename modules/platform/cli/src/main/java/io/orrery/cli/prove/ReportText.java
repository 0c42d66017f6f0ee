package io.orrery.cli.prove;

import io.orrery.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A report for people.
 *
 * @param members of the signed report
 */
record ReportText(Map<String, Object> members) {

  /** Whether it says that nothing was broken. */
  boolean isHeld() {
    return "held".equals(members.get("verdict")) && Long.valueOf(0).equals(members.get("broken"));
  }

  /** All of it: a row for each invariant, what was broken, what was not tried, the verdict. */
  List<String> lines() {
    TextTable table = new TextTable("Invariant", "Outcome", "Attempts", "");
    List<String> broken = new ArrayList<>();
    List<String> untried = new ArrayList<>();
    for (Map<?, ?> each : maps("invariants")) {
      String name = text(each, "invariant");
      table.row(name, text(each, "outcome"), count(name), text(each, "title"));
      if (each.get("not_attempted") instanceof List<?> parts) {
        parts.forEach(part -> untried.add("not attempted: %s %s".formatted(name, part)));
      }
    }
    for (Map<?, ?> each : maps("attempts")) {
      if (!"held".equals(each.get("outcome"))) {
        broken.add(
            "%s: %s %s at %s (%s): %s"
                .formatted(
                    text(each, "outcome").replace('_', ' '),
                    text(each, "invariant"),
                    text(each, "attempt"),
                    text(each, "at"),
                    text(each, "canary"),
                    text(each, "evidence")));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(broken);
    lines.addAll(untried);
    lines.add(verdict());
    return lines;
  }

  private String verdict() {
    return "%s %s: %s; %s attempts held, %s broke, %s were not made"
        .formatted(
            members.get("proof_id"),
            members.get("ended_at"),
            members.get("verdict"),
            members.get("held"),
            members.get("broken"),
            members.get("not_attempted"));
  }

  private String count(String invariant) {
    return ""
        + maps("attempts").stream()
            .filter(each -> invariant.equals(each.get("invariant")))
            .filter(each -> !"not_attempted".equals(each.get("outcome")))
            .count();
  }

  private List<Map<?, ?>> maps(String name) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  private static String text(Map<?, ?> members, String name) {
    return String.valueOf(members.get(name));
  }
}
