package io.orrery.migration.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What changes when somebody writes to a file.
 *
 * @param size its length in bytes
 * @param modified when it was written last
 * @param key device and inode, as text
 */
record FileStamp(long size, FileTime modified, String key) {

  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new FileStamp(found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey()));
  }
}
