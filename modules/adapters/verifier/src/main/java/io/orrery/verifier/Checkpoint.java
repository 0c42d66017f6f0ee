package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A checkpoint: a C2SP {@code tlog-checkpoint} in a {@code signed-note}. It says that a ledger had
 * a tree of a size with a root; whether its signature is right is another question.
 *
 * @param source where it was read, for messages
 * @param origin the ledger: {@code orrery/}deployment{@code /}universe{@code /}stream
 * @param size the number of records
 * @param root of the tree
 * @param message what is signed
 * @param signatures the signature lines
 */
public record Checkpoint(
    String source,
    String origin,
    long size,
    Sha256 root,
    String message,
    List<SignatureLine> signatures) {

  private static final int SIGNATURE = 64;

  /** Copies {@code signatures}. */
  public Checkpoint {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature of a note.
   *
   * @param name whose
   * @param base64 four bytes that name the key, then the signature
   */
  public record SignatureLine(String name, String base64) {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Checkpoint read(String source, String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0 || !text.endsWith("\n") || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "a checkpoint must be three lines, an empty one and one signature line or more");
    }
    String message = text.substring(0, blank + 1);
    List<String> lines = message.lines().toList();
    if (lines.size() != 3 || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("a checkpoint must have three lines: origin, size, root");
    }
    byte[] root = base64(lines.get(2));
    if (root.length != HashChain.BYTES) {
      throw new IllegalArgumentException(
          "a checkpoint's root must have 32 bytes, had " + root.length);
    }
    List<SignatureLine> signatures =
        text.substring(blank + 2).lines().map(Checkpoint::signature).toList();
    return new Checkpoint(
        source,
        lines.get(0),
        Long.parseLong(lines.get(1)),
        Sha256.ofRaw(root),
        message,
        signatures);
  }

  private static SignatureLine signature(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith("\u2014 ") || space < 3) {
      throw new IllegalArgumentException("a signature line must begin with a dash and a name");
    }
    String encoded = line.substring(space + 1);
    base64(encoded);
    return new SignatureLine(line.substring(2, space), encoded);
  }

  private static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("base64 must have its usual form");
    }
    return bytes;
  }

  /**
   * Whether the Ed25519 public key in this PEM has signed it.
   *
   * @throws IllegalArgumentException if there is no such key in it
   */
  public boolean isSignedByPem(String pem) {
    return isSignedBy(
        SigningKey.ofPem(pem.getBytes(StandardCharsets.US_ASCII), new KnownSignatures()));
  }

  /** Whether {@code key} has signed it in the ledger's own name. */
  boolean isSignedBy(SigningKey key) {
    return signatures.stream().anyMatch(line -> isSigned(line, key));
  }

  private boolean isSigned(SignatureLine line, SigningKey key) {
    byte[] raw = base64(line.base64());
    return line.name().equals(origin)
        && raw.length == 4 + SIGNATURE
        && Arrays.equals(Arrays.copyOf(raw, 4), key.noteHash(origin))
        && key.hasSigned(
            message.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(raw, 4, raw.length));
  }
}
