package io.orrery.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** An object whose last member is a signature of what stands before it. */
record SignedObject(Map<String, Object> members, byte[] message, byte[] signature) {

  private static final String MARK = ",\"signature\":\"";

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is no strict object, or has no signature at its end
   */
  static SignedObject read(byte[] file) {
    Map<String, Object> members = JsonTree.read(file);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf(MARK);
    if (at < 0 || !text.endsWith("\"}\n")) {
      throw new IllegalArgumentException("its last member must be its signature");
    }
    String base64 = text.substring(at + MARK.length(), text.length() - 3);
    byte[] signature = Base64.getDecoder().decode(base64);
    if (!Base64.getEncoder().encodeToString(signature).equals(base64)) {
      throw new IllegalArgumentException("its signature must be base64 in the usual form");
    }
    byte[] message = (text.substring(0, at) + '}').getBytes(StandardCharsets.ISO_8859_1);
    return new SignedObject(members, message, signature);
  }
}
