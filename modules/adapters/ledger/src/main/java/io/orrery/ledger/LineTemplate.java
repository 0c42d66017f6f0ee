package io.orrery.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of like records have in common: everything but their values. A line that fits the
 * template of a line that was read strictly is as strict itself: its keys, its nesting and its
 * envelope are the same bytes, and its values are plain texts and whole numbers in their places.
 * Immutable.
 *
 * <p>A line that fits no template is not bad; it has to be read the slow way.
 */
final class LineTemplate {

  /** The members that this module itself looks for, by their path. */
  enum Known {
    SYMBOL("symbol"),
    STRATEGY("strategy"),
    ORDER_ID("order_id"),
    IDEMPOTENCY_KEY("origin" + NESTED + "idempotency_key"),
    EXECUTED_AT("executed_at"),
    OBSERVED_AT("observed_at"),
    EQUITY("equity");

    private final String path;

    Known(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  /** Stands in a path between the names of an object and of its member; no name has it. */
  static final char NESTED = '\0';

  /** The slot of the record's number, and of when it was written. */
  static final int SEQ = 0;

  static final int RECORDED_AT = 1;

  private static final int MOST_SLOTS = 256;

  private final byte[] constants;
  private final int[] ends;
  private final boolean[] texts;
  private final Map<String, Integer> slots;
  private final int[] known = new int[Known.values().length];
  private final Line sample;

  /** A value's place in a line, and the path of its member if it has one of its own. */
  record Slot(int start, int end, boolean isText, @Nullable String path) {}

  private LineTemplate(byte[] line, int hashAt, List<Slot> found, Line sample) {
    this.constants = new byte[hashAt + LineReader.SLACK];
    this.ends = new int[found.size() + 1];
    this.texts = new boolean[found.size()];
    this.slots = new HashMap<>();
    this.sample = sample;
    int from = 0;
    int at = 0;
    for (int i = 0; i < found.size(); i++) {
      Slot slot = found.get(i);
      System.arraycopy(line, from, constants, at, slot.start() - from);
      at += slot.start() - from;
      from = slot.end();
      ends[i] = at;
      texts[i] = slot.isText();
      if (slot.path() != null) {
        slots.put(slot.path(), i);
      }
    }
    System.arraycopy(line, from, constants, at, hashAt - from);
    ends[found.size()] = at + hashAt - from;
    for (Known each : Known.values()) {
      known[each.ordinal()] = slots.getOrDefault(each.path(), -1);
    }
  }

  /**
   * The template of a line that was read strictly; nothing if it has what templates do not know.
   *
   * @param line its bytes without the line feed
   * @param sample what was read
   */
  static Optional<LineTemplate> of(byte[] line, Line sample) {
    int hashAt = line.length - LineFormat.HASH_DIGITS - 2;
    Optional<List<Slot>> slots = new LineSlots(line, hashAt).find();
    return slots
        .filter(found -> found.size() <= MOST_SLOTS)
        .map(found -> new LineTemplate(line, hashAt, found, sample));
  }

  /** How many values a line has that fits. */
  int size() {
    return texts.length;
  }

  /** A record of this template: what it says of session, class and type holds for all. */
  Line sample() {
    return sample;
  }

  /** The slot of a member by its path; below 0 if there is none. */
  int slot(String path) {
    return slots.getOrDefault(path, -1);
  }

  int slot(Known member) {
    return known[member.ordinal()];
  }

  boolean isText(int slot) {
    return texts[slot];
  }

  /** Whether two templates take the same lines. */
  boolean isSame(LineTemplate other) {
    return Arrays.equals(constants, other.constants)
        && Arrays.equals(ends, other.ends)
        && Arrays.equals(texts, other.texts);
  }

  /**
   * Holds a line against the template.
   *
   * @param starts takes where the values start
   * @param stops takes where they end
   * @return where the digits of the line's hash begin, or below 0 if it does not fit
   */
  int match(byte[] bytes, int from, int limit, int[] starts, int[] stops) {
    int at = from;
    int constant = 0;
    for (int i = 0; i < texts.length; i++) {
      int length = ends[i] - constant;
      if (at + length > limit || !Words.areSame(bytes, at, constants, constant, length)) {
        return -1;
      }
      at += length;
      constant = ends[i];
      starts[i] = at;
      at = texts[i] ? Words.plainEnd(bytes, at, limit) : numberEnd(bytes, at, limit);
      stops[i] = at;
      if (at < 0) {
        return -1;
      }
    }
    int length = ends[texts.length] - constant;
    boolean fits = at + length <= limit && Words.areSame(bytes, at, constants, constant, length);
    return fits ? at + length : -1;
  }

  /** Behind a whole number of at most 18 digits; below 0 if there is none. */
  private static int numberEnd(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    int digits = at - from;
    boolean isNumber = digits >= 1 && digits <= 18 && (bytes[from] != '0' || digits == 1);
    return isNumber ? at : -1;
  }
}
