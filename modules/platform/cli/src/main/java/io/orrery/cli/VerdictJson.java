package io.orrery.cli;

import io.orrery.cli.terminal.JsonLine;
import io.orrery.trade.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** A verdict as one JSON object on one line. */
final class VerdictJson {

  private VerdictJson() {}

  static String of(Verdict verdict) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("universe", verdict.universe().wireName());
    members.put("stream", verdict.stream().wireName());
    if (verdict instanceof Verdict.Intact intact) {
      members.put("verdict", "intact");
      members.put("records", intact.records());
      members.put("head", intact.head().value());
      members.put("tree_root", intact.treeRoot().value());
      members.put("seals", intact.seals());
      members.put("torn_bytes", intact.tornBytes());
      members.put("checkpoints", intact.checkpoints());
    } else if (verdict instanceof Verdict.NotIntact broken) {
      members.put("verdict", "not_intact");
      members.put("fault", broken.fault().wireName());
      members.put("file", broken.place().file());
      members.put("line", broken.place().line());
      members.put("byte", broken.place().offset());
      members.put("seq", broken.place().seq());
      members.put("detail", broken.detail());
    }
    return JsonLine.of(members);
  }
}
