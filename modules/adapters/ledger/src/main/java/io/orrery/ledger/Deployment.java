package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of this deployment: one line in {@code config/local.deployment}, made once. */
final class Deployment {

  static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  static final String RULE = "a UUID in lower case";

  private final Home home;
  private final Disk disk;

  Deployment(Home home, Disk disk) {
    this.home = home;
    this.disk = disk;
  }

  /** The id; empty if this deployment has never started. */
  Optional<String> find() {
    try {
      String line = Files.readString(home.deployment(), StandardCharsets.US_ASCII).strip();
      return Optional.of(Check.matches("the deployment id", line, FORM, RULE));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LedgerException(
          "%s must hold the deployment id, but cannot be read: %s; nothing was touched"
              .formatted(home.shown(home.deployment()), Because.of(e)),
          e);
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "%s must hold the deployment id, but: %s; restore it, nothing was touched"
              .formatted(home.shown(home.deployment()), e.getMessage()),
          e);
    }
  }

  /** The id, made now if this deployment has never started. */
  String findOrCreate() throws IOException {
    Optional<String> known = find();
    if (known.isPresent()) {
      return known.get();
    }
    byte[] line = (UUID.randomUUID() + "\n").getBytes(StandardCharsets.US_ASCII);
    disk.createIfAbsent(home.deployment(), line);
    return find().orElseThrow(() -> new IOException("the file vanished at once"));
  }
}
