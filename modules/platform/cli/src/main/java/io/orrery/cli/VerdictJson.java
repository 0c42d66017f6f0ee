package io.orrery.cli;

import io.orrery.trade.Verdict;
import java.util.StringJoiner;

/** A verdict as one JSON object on one line. */
final class VerdictJson {

  private final StringJoiner members = new StringJoiner(",", "{", "}");

  static String of(Verdict verdict) {
    VerdictJson json =
        new VerdictJson()
            .text("universe", verdict.universe().wireName())
            .text("stream", verdict.stream().wireName());
    if (verdict instanceof Verdict.Intact intact) {
      json.text("verdict", "intact")
          .number("records", intact.records())
          .text("head", intact.head().value())
          .text("tree_root", intact.treeRoot().value())
          .number("seals", intact.seals())
          .number("torn_bytes", intact.tornBytes())
          .number("checkpoints", intact.checkpoints());
    } else if (verdict instanceof Verdict.NotIntact broken) {
      json.text("verdict", "not_intact")
          .text("fault", broken.fault().wireName())
          .text("file", broken.place().file())
          .number("line", broken.place().line())
          .number("byte", broken.place().offset())
          .number("seq", broken.place().seq())
          .text("detail", broken.detail());
    }
    return json.members.toString();
  }

  private VerdictJson number(String name, long value) {
    members.add('"' + name + "\":" + value);
    return this;
  }

  private VerdictJson text(String name, String value) {
    StringBuilder text = new StringBuilder().append('"').append(name).append("\":\"");
    for (char c : value.toCharArray()) {
      boolean plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
      text.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    members.add(text.append('"'));
    return this;
  }
}
