package io.orrery.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one check found.
 *
 * @param check its name
 * @param verdict whether it holds
 * @param sentence what must hold and what was found
 * @param figures what was measured, by name; may be empty
 */
record Finding(String check, Verdict verdict, String sentence, Map<String, Object> figures) {

  /** Whether what a check looks at is as it must be. */
  enum Verdict {
    /** It is. */
    OK,
    /** It works, and somebody ought to know something. */
    WARNING,
    /** It is not. */
    FAILED,
    /** It could not be looked at here. */
    SKIPPED
  }

  Finding {
    figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  static Finding ok(String check, String sentence) {
    return new Finding(check, Verdict.OK, sentence, Map.of());
  }

  static Finding warning(String check, String sentence) {
    return new Finding(check, Verdict.WARNING, sentence, Map.of());
  }

  static Finding failed(String check, String sentence) {
    return new Finding(check, Verdict.FAILED, sentence, Map.of());
  }

  static Finding skipped(String check, String sentence) {
    return new Finding(check, Verdict.SKIPPED, sentence, Map.of());
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("check", check);
    members.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
    members.put("detail", sentence);
    members.putAll(figures);
    return members;
  }
}
