package io.orrery.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. Where it is missing the test is skipped and says so in one
 * line; in the full run ({@code -Pfaults}) it fails instead, unless {@code
 * -Dtest.faults.skip=true}.
 */
final class Needs {

  private Needs() {}

  /** To call {@code strace} on processes of one's own. */
  static void strace() {
    need(isCommand("strace"), "the Debian package strace");
  }

  /** To mount. */
  static void mounts() {
    need(Commands.run("id", "-u").strip().equals("0"), "root, to mount file systems");
    need(isCommand("mount"), "the Debian package mount");
    Path probe = folder("probe");
    boolean mounted =
        Commands.succeeds("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", text(probe));
    need(mounted, "the right to mount file systems");
    Commands.run("umount", text(probe));
  }

  /** To mount ext4 images of one's own. */
  static void loopDevices() {
    mounts();
    need(isCommand("mkfs.ext4"), "the Debian package e2fsprogs");
    need(Files.exists(Path.of("/dev/loop-control")), "loop devices");
  }

  /** To copy a mounted image between two of its writes, which XFS can. */
  static void snapshots() {
    loopDevices();
    need(isCommand("mkfs.xfs"), "the Debian package xfsprogs");
  }

  /** To run a process as the user nobody. */
  static void otherUsers() {
    mounts();
    need(isCommand("runuser"), "the Debian package util-linux");
  }

  private static void need(boolean isThere, String what) {
    if (isThere) {
      return;
    }
    boolean mayBeMissing = !Rounds.isFullRun() || Boolean.getBoolean("test.faults.skip");
    if (!mayBeMissing) {
      throw new AssertionError("the full run needs " + what);
    }
    System.out.println("faults: skipped for want of " + what);
    Assumptions.abort("it needs " + what);
  }

  private static boolean isCommand(String name) {
    return Commands.succeeds("sh", "-c", "command -v " + name);
  }

  private static Path folder(String name) {
    try {
      return Files.createTempDirectory("orrery-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path) {
    path.toFile().deleteOnExit();
    return path.toString();
  }
}
