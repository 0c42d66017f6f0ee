package io.orrery.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lines as they come from crashes, editors, other programs and enemies, made from a good one, with
 * what the page on the ledger's format says about them: a record or not.
 */
final class HostileLines {

  /** A text of the line that variants replace. */
  private static final String MEMBER = "\"currency\":\"USD\"";

  private final Map<String, byte[]> records = new LinkedHashMap<>();
  private final Map<String, byte[]> others = new LinkedHashMap<>();
  private final Map<String, byte[]> otherForms = new LinkedHashMap<>();
  private final String good;

  /** Made from a trade's line without its line feed. */
  HostileLines(String good) {
    this.good = good;
    addRecords();
    addBytes();
    addValues();
    addForms();
    addSizes();
  }

  /** Lines that are records: by name, without line feed. */
  Map<String, byte[]> records() {
    return records;
  }

  /** Lines that are none. */
  Map<String, byte[]> others() {
    return others;
  }

  /** Lines that are JSON, but not written as the page says: none is a record. */
  Map<String, byte[]> otherForms() {
    return otherForms;
  }

  /** The line of that name, whichever it is. */
  byte[] line(String name) {
    Map<String, byte[]> all = new LinkedHashMap<>(records);
    all.putAll(others);
    all.putAll(otherForms);
    return Objects.requireNonNull(all.get(name), name);
  }

  private void addRecords() {
    records.put("as it was", bytes(good));
    records.put("U+2028 escaped", with("\\u2028"));
    records.put("a control character escaped", with("\\u0000\\u001f\\u007f\\u0085"));
    records.put("letters of everywhere", with("\u00e9\u4e2d\ud83d\ude80"));
    records.put("the largest number", value("9223372036854775807"));
    records.put("the smallest number", value("-9223372036854775808"));
    records.put("32 deep", value("[".repeat(31) + "]".repeat(31)));
    records.put("65536 bytes", with("x".repeat(room(65_536))));
  }

  private void addBytes() {
    others.put("nothing", new byte[0]);
    others.put("a byte order mark", bytes("\ufeff" + good));
    others.put("a carriage return", bytes(good + "\r"));
    others.put("a blank", bytes(" "));
    others.put("NUL alone", new byte[4096]);
    others.put("NUL in a text", with("\0"));
    others.put("NUL behind", bytes(good + "\0"));
    for (String hex : List.of("ff", "c0af", "c080", "eda080", "edbfbf", "f4908080", "c3", "80")) {
      others.put("bytes " + hex, raw(HexFormat.of().parseHex(hex)));
    }
    others.put("half of it", bytes(good.substring(0, good.length() / 2)));
    others.put("two in a line", bytes(good + good));
    others.put("text", bytes("free space is low"));
  }

  private void addValues() {
    for (String value :
        List.of("NaN", "Infinity", "1e400", "1e2", "1.0", "-0.5", "01", "+1", "null", "0x1")) {
      others.put("the value " + value, value(value));
    }
    others.put("a number above 64 bits", value("9223372036854775808"));
    others.put("a number of 10000 digits", value("9".repeat(10_000)));
    others.put("a key twice", bytes(good.replace(MEMBER, MEMBER + "," + MEMBER)));
    others.put(
        "a key twice, once escaped",
        bytes(good.replace(MEMBER, MEMBER + ",\"\\u0063urrency\":\"USD\"")));
    others.put("an envelope's key twice", bytes(good.replace(MEMBER, "\"seq\":7," + MEMBER)));
    others.put("33 deep", value("[".repeat(32) + "]".repeat(32)));
    others.put("a list without end", value("[".repeat(30_000)));
    others.put("half a surrogate pair", with("\\ud800"));
    others.put("a list around it", bytes("[" + good + "]"));
    others.put("a comment", bytes(good.replace(MEMBER, "/* */" + MEMBER)));
    others.put("a comma too many", bytes(good.replace(MEMBER, MEMBER + ",")));
  }

  /** Strict JSON elsewhere, but not as the page says that a line is written. */
  private void addForms() {
    otherForms.put(
        "white space before a value", bytes(good.replace(MEMBER, "\"currency\": \"USD\"")));
    otherForms.put("white space in front", bytes(" " + good));
    others.put("white space behind", bytes(good + " "));
    otherForms.put("U+2028 as it is", with("\u2028"));
    otherForms.put("U+2029 as it is", with("\u2029"));
    otherForms.put("U+007F as it is", with("\u007f"));
    otherForms.put("U+0085 as it is", with("\u0085"));
    otherForms.put("a short escape", with("\\n"));
    otherForms.put("an escape of a letter", with("\\u0041"));
    otherForms.put("an escape in capitals", with("\\u001F"));
    otherForms.put("an escaped slash", with("\\/"));
    others.put("a hash in capitals", bytes(upperCaseHash()));
    others.put("members in another order", bytes(swapped()));
  }

  private void addSizes() {
    others.put("65537 bytes", with("x".repeat(room(65_537))));
    others.put("100000 deep", bytes("[".repeat(100_000) + "]".repeat(100_000)));
    others.put("100000 deep in a member", value("[".repeat(100_000) + "]".repeat(100_000)));
    others.put("10 megabytes", with("x".repeat(10_000_000)));
  }

  /** How many characters a text may have so that the line with its feed has {@code bytes}. */
  private int room(int bytes) {
    return bytes - 1 - with("").length;
  }

  private byte[] with(String text) {
    return bytes(good.replace(MEMBER, MEMBER + ",\"note\":\"" + text + "\""));
  }

  private byte[] value(String value) {
    return bytes(good.replace(MEMBER, MEMBER + ",\"note\":" + value));
  }

  private byte[] raw(byte[] inText) {
    byte[] line = with("\u0001");
    int at = 0;
    while (line[at] != 1) {
      at++;
    }
    List<Byte> all = new ArrayList<>();
    for (int i = 0; i < line.length; i++) {
      if (i == at) {
        for (byte each : inText) {
          all.add(each);
        }
      } else {
        all.add(line[i]);
      }
    }
    byte[] changed = new byte[all.size()];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = all.get(i);
    }
    return changed;
  }

  private String upperCaseHash() {
    int from = good.length() - 66;
    return good.substring(0, from) + "A".repeat(64) + good.substring(from + 64);
  }

  private String swapped() {
    String universe = "\"universe\":\"paper\"";
    String stream = "\"stream\":\"trades\"";
    return good.replace(universe + "," + stream, stream + "," + universe);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
