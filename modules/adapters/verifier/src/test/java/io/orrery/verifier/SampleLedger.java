package io.orrery.verifier;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes one ledger as the format's page says: lines, segments, seals and checkpoints. */
public final class SampleLedger {

  final SampleHome home;
  final Stream stream;
  byte[] hash;
  long seq;
  private final List<byte[]> tree = new ArrayList<>();
  private byte[] previousHash;
  private byte[] previousSeal;
  private String session;
  private long firstSeq = 1;
  private long bytes;
  private OutputStream out;

  public SampleLedger(SampleHome home, Stream stream) {
    this.home = home;
    this.stream = stream;
    this.hash = SampleHome.sha256(home.identity);
    this.previousHash = hash;
    this.previousSeal = hash;
    this.session = home.newSession();
    this.out = begin();
  }

  public Path active() {
    return home.folder(stream).resolve(stream + ".jsonl");
  }

  public Path sealed(long first, String suffix) {
    return home.folder(stream)
        .resolve("sealed")
        .resolve("%s-%012d.%s".formatted(stream, first, suffix));
  }

  private OutputStream begin() {
    try {
      return new BufferedOutputStream(Files.newOutputStream(active()), 1 << 20);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void beginSession() {
    session = home.newSession();
  }

  public SampleLedger append(int count) {
    for (int i = 0; i < count; i++) {
      append(facts(seq + 1));
    }
    return flush();
  }

  SampleLedger flush() {
    try {
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String facts(long seq) {
    String odd =
        seq % 5 == 0
            ? ",\"note\":\"\\u0007 tab\\u0009 \\\"quoted\\\" \\\\ \u00e4\u20ac\ud83d\ude00\","
                + "\"legs\":[{\"kind\":\"a\",\"n\":-7},{\"kind\":\"b\",\"ok\":true}]"
            : "";
    return "\"symbol\":\"SYM%d\",\"side\":\"buy\",\"qty\":\"%d\",\"price\":\"190.25\""
            .formatted(seq, seq)
        + ",\"currency\":\"USD\",\"executed_at\":\"2026-01-27T16:39:54Z\""
        + odd;
  }

  void append(String facts) {
    String body = body(home.universe, stream, seq + 1, session, facts);
    write(line(body, hash));
  }

  static String body(Universe universe, Stream stream, long seq, String session, String facts) {
    String validity =
        switch (universe) {
          case LIVE -> "LIVE_UNVERIFIED";
          case PAPER -> "PAPER_ONLY";
          case SIMULATION ->
              "SIM_INVALID_FOR_TRAINING\",\"validity_reasons\":[\"fees_unknown\"],\"";
        };
    return ("{\"schema_version\":1,\"seq\":%d,\"universe\":\"%s\",\"stream\":\"%s\",\"session_id\":\"%s\","
            + "\"recorded_at\":\"2026-01-27T16:%02d:54.%06dZ\",\"data_lineage_id\":\"feed\","
            + "\"validity_class\":\"%s\",\"type\":\"trade\",%s}")
        .formatted(seq, universe, stream, session, seq % 60, seq % 1_000_000, validity, facts)
        .replace("],\"\",", "],");
  }

  byte[] line(String body, byte[] previous) {
    return line(home.universe, stream, body, previous);
  }

  static byte[] line(Universe universe, Stream stream, String body, byte[] previous) {
    byte[] hash = hash(universe, stream, body, previous);
    return (body.substring(0, body.length() - 1)
            + ",\"hash\":\""
            + HexFormat.of().formatHex(hash)
            + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hash(Universe universe, Stream stream, String body, byte[] previous) {
    String names = universe + "\0" + stream + "\0";
    return SampleHome.sha256(
        names.getBytes(StandardCharsets.UTF_8), previous, body.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] line) {
    String text = new String(line, line.length - 67, 64, StandardCharsets.US_ASCII);
    hash = HexFormat.of().parseHex(text);
    seq++;
    bytes += line.length;
    grow(SampleHome.sha256(new byte[] {0}, hash));
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void grow(byte[] leaf) {
    byte[] root = leaf;
    for (long rest = seq - 1; (rest & 1) == 1; rest >>= 1) {
      root = SampleHome.sha256(new byte[] {1}, tree.remove(tree.size() - 1), root);
    }
    tree.add(root);
  }

  byte[] root() {
    if (tree.isEmpty()) {
      return SampleHome.sha256();
    }
    byte[] root = tree.get(tree.size() - 1);
    for (int i = tree.size() - 2; i >= 0; i--) {
      root = SampleHome.sha256(new byte[] {1}, tree.get(i), root);
    }
    return root;
  }

  public String checkpoint() {
    return home.note(stream, seq, root());
  }

  /** Ends the segment, with a seal. */
  public void seal(String reason) {
    moveToSealed();
    byte[] seal = home.signed(sealObject(reason));
    SampleHome.write(sealed(firstSeq, "seal.json"), seal);
    home.noteSealed(stream, seq);
    previousSeal = SampleHome.sha256(seal);
    previousHash = hash;
    firstSeq = seq + 1;
    bytes = 0;
    out = begin();
  }

  /** Ends the segment without its seal, as a crash can. */
  void moveToSealed() {
    try {
      out.close();
      Files.createDirectories(sealed(firstSeq, "jsonl").getParent());
      Files.move(active(), sealed(firstSeq, "jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sealObject(String reason) {
    HexFormat hex = HexFormat.of();
    String frontier =
        tree.stream().map(root -> '"' + hex.formatHex(root) + '"').collect(Collectors.joining(","));
    return ("{\"kind\":\"seal\",\"format_version\":1,\"deployment_id\":\"%s\",\"universe\":\"%s\","
            + "\"stream\":\"%s\",\"session_id\":\"%s\",\"first_seq\":%d,\"last_seq\":%d,"
            + "\"count\":%d,\"bytes\":%d,\"previous_hash\":\"%s\",\"last_hash\":\"%s\","
            + "\"tree_root\":\"%s\",\"tree_frontier\":[%s],\"previous_seal\":\"%s\","
            + "\"reason\":\"%s\",\"sealed_at\":\"2026-01-27T17:00:00.123Z\","
            + "\"checkpoint\":\"%s\",\"key_id\":\"%s\"}")
        .formatted(
            SampleHome.DEPLOYMENT,
            home.universe,
            stream,
            session,
            firstSeq,
            seq,
            seq - firstSeq + 1,
            bytes,
            hex.formatHex(previousHash),
            hex.formatHex(hash),
            hex.formatHex(root()),
            frontier,
            hex.formatHex(previousSeal),
            reason,
            checkpoint().replace("\n", "\\u000a"),
            home.keyId());
  }
}
