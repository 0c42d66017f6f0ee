package io.orrery.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values in a line that was read strictly: of the envelope only the number and the time,
 * which are the first two, then every text and whole number of the fact.
 */
final class LineSlots {

  private final byte[] line;
  private final int hashAt;
  private final List<LineTemplate.Slot> slots = new ArrayList<>();
  private final Deque<Container> containers = new ArrayDeque<>();
  private @Nullable String key;
  private boolean isInFact;

  /** An object or list; a path leads through objects only. */
  private record Container(@Nullable String path, boolean isObject) {}

  LineSlots(byte[] line, int hashAt) {
    this.line = line;
    this.hashAt = hashAt;
  }

  /** The values in their order; nothing if the line is not plain enough to say for sure. */
  Optional<List<LineTemplate.Slot>> find() {
    int at = 0;
    while (at >= 0 && at < hashAt) {
      at = token(at);
    }
    boolean isSure = at >= 0 && isInFact && slots.size() >= 2 && hasEnvelopeSlots();
    return isSure ? Optional.of(slots) : Optional.empty();
  }

  private boolean hasEnvelopeSlots() {
    return Envelope.SEQ.equals(slots.get(0).path())
        && Envelope.RECORDED_AT.equals(slots.get(1).path());
  }

  private int token(int at) {
    byte token = line[at];
    return switch (token) {
      case '{', '[' -> open(at, token == '{');
      case '}', ']' -> close(at);
      case ',', ':' -> at + 1;
      case '"' -> text(at + 1);
      case 't', 'f' -> literal(at);
      default -> number(at);
    };
  }

  private int open(int at, boolean isObject) {
    String path = containers.isEmpty() ? "" : pathOf(key);
    containers.push(new Container(path, isObject));
    key = null;
    return at + 1;
  }

  private int close(int at) {
    containers.pop();
    key = null;
    return at + 1;
  }

  private int literal(int at) {
    return at + (line[at] == 't' ? 4 : 5);
  }

  private int number(int from) {
    int at = from;
    while (line[at] >= '0' && line[at] <= '9') {
      at++;
    }
    if (at > from) {
      value(from, at, false);
      return at;
    }
    return -1;
  }

  private int text(int from) {
    int end = from;
    while (line[end] >= 0x20 && line[end] != '"' && line[end] != '\\') {
      end++;
    }
    if (line[end] != '"') {
      return -1;
    }
    if (line[end + 1] == ':') {
      key = new String(line, from, end - from, StandardCharsets.US_ASCII);
    } else if (end < hashAt) {
      value(from, end, true);
    }
    return end + 1;
  }

  private void value(int from, int end, boolean isText) {
    boolean isMarked = isInFact || Envelope.SEQ.equals(key) || Envelope.RECORDED_AT.equals(key);
    if (isMarked) {
      slots.add(new LineTemplate.Slot(from, end, isText, pathOf(key)));
    }
    isInFact |= containers.size() == 1 && Envelope.TYPE.equals(key);
  }

  private @Nullable String pathOf(@Nullable String name) {
    Container container = containers.peek();
    if (container == null || container.path() == null || !container.isObject() || name == null) {
      return null;
    }
    return containers.size() == 1 ? name : container.path() + LineTemplate.NESTED + name;
  }
}
