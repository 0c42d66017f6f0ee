package io.orrery.broker.fix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** FIX 4.4 messages as bytes, without the library that is under test. */
final class FixWire {

  private static final char SOH = '\u0001';

  private FixWire() {}

  /** One message as it came: tags and values in their order. */
  record Received(List<String> fields) {

    Optional<String> get(int tag) {
      String start = tag + "=";
      return fields.stream()
          .filter(field -> field.startsWith(start))
          .map(field -> field.substring(start.length()))
          .findFirst();
    }

    String need(int tag) {
      return get(tag).orElseThrow(() -> new AssertionError(tag + " is missing in " + this));
    }

    String type() {
      return need(35);
    }

    int seq() {
      return Integer.parseInt(need(34));
    }

    boolean isPossDup() {
      return get(43).equals(Optional.of("Y"));
    }

    @Override
    public String toString() {
      return String.join("|", fields);
    }
  }

  /** Reads the next message; empty at the end of the stream. */
  static Optional<Received> read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int start = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      bytes.write(next);
      if (next == SOH) {
        String field =
            bytes.toString(StandardCharsets.ISO_8859_1).substring(start, bytes.size() - 1);
        start = bytes.size();
        if (field.startsWith("10=")) {
          return Optional.of(parse(bytes.toString(StandardCharsets.ISO_8859_1)));
        }
      }
    }
    return Optional.empty();
  }

  private static Received parse(String text) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf(SOH); to >= 0; to = text.indexOf(SOH, from)) {
      fields.add(text.substring(from, to));
      from = to + 1;
    }
    return new Received(fields);
  }

  /** The bytes of a message whose fields begin with tag 35. */
  static byte[] write(List<String> fields) {
    String body = String.join(String.valueOf(SOH), fields) + SOH;
    String message = "8=FIX.4.4" + SOH + "9=" + body.length() + SOH + body;
    int sum = 0;
    for (byte each : message.getBytes(StandardCharsets.ISO_8859_1)) {
      sum += each & 0xff;
    }
    String whole = message + String.format(Locale.ROOT, "10=%03d", sum % 256) + SOH;
    return whole.getBytes(StandardCharsets.ISO_8859_1);
  }
}
