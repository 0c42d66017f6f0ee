package io.orrery.migration;

import io.orrery.basics.Sha256;
import io.orrery.migration.source.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists what a migration keeps in {@code data/unclassified}, with digests. */
final class Manifest {

  private final MigrationFolder folder;

  Manifest(MigrationFolder folder) {
    this.folder = folder;
  }

  void write() throws IOException {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Path file : Disk.files(folder.unclassified())) {
      if (!file.equals(folder.manifest()) && !file.equals(folder.decisions())) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("path", folder.unclassified().relativize(file).toString().replace('\\', '/'));
        one.put("bytes", Files.size(file));
        one.put("sha256", digest(file).value());
        files.add(one);
      }
    }
    if (!files.isEmpty()) {
      Map<String, Object> manifest = new LinkedHashMap<>();
      manifest.put("schema_version", 1L);
      manifest.put("migration", folder.id());
      manifest.put("files", files);
      byte[] bytes = (JsonText.of(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
      Disk.create(folder.manifest(), bytes);
    }
  }

  static Sha256 digest(Path file) throws IOException {
    java.security.MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.ofRaw(digest.digest());
  }
}
