package io.orrery.migration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.orrery.migration.proof.RawLine;
import io.orrery.migration.proof.Reason;
import io.orrery.migration.proof.Run;
import io.orrery.migration.source.SourceFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps aside what is not placed of one file: records with their reasons, and bytes as they are.
 */
final class QuarantineWriter implements AutoCloseable {

  private static final int BUFFER = 1 << 18;
  private static final int SCHEMA_VERSION = 1;

  private final MigrationFolder folder;
  private final int number;
  private final SourceFile file;
  private final JsonFactory factory = new JsonFactory();
  private final Lines quarantine;
  private final Lines rejected;
  private final Bytes raw;

  QuarantineWriter(MigrationFolder folder, int number, SourceFile file) {
    this.folder = folder;
    this.number = number;
    this.file = file;
    this.quarantine = new Lines(new Bytes(folder.quarantine(number)));
    this.rejected = new Lines(new Bytes(folder.rejected(number, "jsonl")));
    this.raw = new Bytes(folder.rejected(number, "raw"));
  }

  /** A file that is made when the first byte comes. */
  private static final class Bytes {
    private final Path path;
    private @Nullable OutputStream out;

    Bytes(Path path) {
      this.path = path;
    }

    OutputStream out() throws IOException {
      if (out == null) {
        Disk.createFolder(Disk.folderOf(path));
        out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
      }
      return out;
    }

    boolean isThere() {
      return out != null;
    }

    void close() throws IOException {
      if (out != null) {
        out.close();
        Disk.force(path);
      }
    }
  }

  /** JSON objects, a line each. */
  private final class Lines {
    private final Bytes bytes;
    private @Nullable JsonGenerator json;

    Lines(Bytes bytes) {
      this.bytes = bytes;
    }

    JsonGenerator json() throws IOException {
      if (json == null) {
        json = factory.createGenerator(bytes.out());
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      }
      return json;
    }

    void close() throws IOException {
      if (json != null) {
        json.writeRaw('\n');
        json.close();
      }
      bytes.close();
    }
  }

  /** Keeps a record. */
  void quarantine(RawLine line, Run run, Set<Reason> reasons) {
    try {
      JsonGenerator out = quarantine.json();
      begin(out, line);
      out.writeNumberField("run", run.number());
      out.writeStringField("shape", run.shape().wireName());
      out.writeArrayFieldStart("reasons");
      for (Reason each : reasons) {
        out.writeString(each.code());
      }
      out.writeEndArray();
      out.writeFieldName("raw");
      out.writeUTF8String(line.buffer(), line.offset(), line.length());
      out.writeEndObject();
    } catch (IOException e) {
      throw Disk.failed("keeping a record aside", e);
    }
  }

  /** Keeps bytes. */
  void reject(RawLine line, Reason reason) {
    try {
      JsonGenerator out = rejected.json();
      begin(out, line);
      out.writeStringField("reason", reason.code());
      out.writeNumberField("bytes", line.length());
      out.writeEndObject();
      raw.out().write(line.buffer(), line.offset(), line.length());
      raw.out().write('\n');
    } catch (IOException e) {
      throw Disk.failed("keeping a line aside", e);
    }
  }

  private void begin(JsonGenerator out, RawLine line) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema_version", SCHEMA_VERSION);
    out.writeStringField("id", number + "-" + line.number());
    out.writeStringField("file", file.path());
    out.writeNumberField("line", line.number());
    out.writeNumberField("position", line.position());
    out.writeStringField("sha256", line.sha256().value());
  }

  /** Which files there are, durable now. */
  List<Path> finish() {
    List<Path> made = new ArrayList<>();
    try {
      quarantine.close();
      rejected.close();
      raw.close();
      if (quarantine.bytes.isThere()) {
        made.add(folder.quarantine(number));
      }
      if (raw.isThere()) {
        made.add(folder.rejected(number, "jsonl"));
        made.add(folder.rejected(number, "raw"));
      }
      for (Path each : made) {
        Disk.forceFolder(Disk.folderOf(each));
      }
    } catch (IOException e) {
      throw Disk.failed("keeping records aside", e);
    }
    return made;
  }

  @Override
  public void close() {
    try {
      quarantine.bytes.close();
      rejected.bytes.close();
      raw.close();
    } catch (IOException e) {
      throw Disk.failed("keeping records aside", e);
    }
  }
}
