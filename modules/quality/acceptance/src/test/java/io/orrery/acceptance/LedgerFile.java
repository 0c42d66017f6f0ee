package io.orrery.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A ledger's file, read and verified with nothing but its documented format. */
final class LedgerFile {

  private final Path home;
  private final String universe;
  private final String area;
  private final String stream;

  LedgerFile(Path home, String universe, String area, String stream) {
    this.home = home;
    this.universe = universe;
    this.area = area;
    this.stream = stream;
  }

  Path path() {
    return home.resolve(area).resolve(universe).resolve(stream + ".jsonl");
  }

  List<String> lines() {
    try {
      return Files.exists(path()) ? Files.readAllLines(path(), UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every record, after the chain, the numbers and the universe of each have been checked. */
  List<JsonObject> verified() {
    List<JsonObject> records = new ArrayList<>();
    String previous = origin();
    for (String line : lines()) {
      JsonObject record = parse(line);
      previous = hash(previous, line);
      require(record.getString("hash").equals(previous), "the hash fits", line);
      require(record.getInt("seq") == records.size() + 1, "numbers are dense", line);
      require(record.getString("universe").equals(universe), "the universe is " + universe, line);
      require(record.getString("stream").equals(stream), "the stream is " + stream, line);
      records.add(record);
    }
    return records;
  }

  private String origin() {
    try {
      byte[] identity = Files.readAllBytes(home.resolve("data/" + universe + "/identity.json"));
      return HexFormat.of().formatHex(sha256().digest(identity));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hash(String previous, String line) {
    MessageDigest digest = sha256();
    digest.update((universe + "\0" + stream + "\0").getBytes(UTF_8));
    digest.update(HexFormat.of().parseHex(previous));
    digest.update((line.substring(0, line.lastIndexOf(",\"hash\":\"")) + "}").getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static JsonObject parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  private static void require(boolean holds, String what, String line) {
    if (!holds) {
      throw new AssertionError("must hold: " + what + ", for " + line);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
