package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.trade.ControlMailbox;
import io.orrery.trade.ControlScope;
import io.orrery.trade.KillLatch;
import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFilesTest {

  private static final ControlScope PAPER = ControlScope.of(Universe.PAPER);

  @TempDir private Path home;

  @Test
  @Tag("U11")
  void killsByTheMerePresenceOfAFileWhoseFirstLineIsTheReason() throws IOException {
    ControlFiles files = new ControlFiles(home);
    assertThat(files.read(ControlScope.all())).isEmpty();
    Files.writeString(home.resolve("KILL"), "prices are wrong\nmore\n");
    assertThat(files.read(ControlScope.all()))
        .hasValueSatisfying(
            latched -> {
              assertThat(latched.reason()).isEqualTo("prices are wrong");
              assertThat(latched.by()).isEqualTo("OS user " + System.getProperty("user.name"));
            });
    assertThat(files.read(PAPER)).isEmpty();
    Files.createDirectories(home.resolve("data/paper"));
    Files.createFile(home.resolve("data/paper/KILL"));
    assertThat(files.read(PAPER)).map(KillLatch.Latched::reason).contains("it is there");
  }

  @Test
  @Tag("U11")
  void whateverIsThereKillsAlsoAFolderOrALinkToNowhere() throws IOException {
    ControlFiles files = new ControlFiles(home);
    Files.createDirectories(home.resolve("data/paper/KILL"));
    assertThat(files.read(PAPER)).isPresent();
    Files.createSymbolicLink(home.resolve("KILL"), home.resolve("nowhere"));
    assertThat(files.read(ControlScope.all())).isPresent();
  }

  @Test
  @Tag("U11")
  void setsTheLatchOnceAndTakesItAway() {
    ControlFiles files = new ControlFiles(home);
    files.write(PAPER, "first");
    files.write(PAPER, "second");
    assertThat(files.read(PAPER)).map(KillLatch.Latched::reason).contains("first");
    files.remove(PAPER);
    files.remove(PAPER);
    assertThat(files.read(PAPER)).isEmpty();
  }

  @Test
  @Tag("U11")
  void leavesAnEmptyFileWhereThereIsNoRoomForTheReason() {
    ControlFiles files = new ControlFiles(home, new FullDisk(false));
    files.write(PAPER, "prices are wrong");
    assertThat(home.resolve("data/paper/KILL")).isEmptyFile();
    assertThat(new ControlFiles(home).read(PAPER)).isPresent();
    assertThat(home.resolve("data/paper").toFile().list()).containsExactly("KILL");
  }

  @Test
  @Tag("U11")
  void saysThatItCannotSetTheLatchOnABrokenDisk() {
    ControlFiles files = new ControlFiles(home, new FullDisk(true));
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> files.write(ControlScope.all(), "prices are wrong"))
        .withMessageContaining("KILL cannot be written");
  }

  @Test
  @Tag("U13")
  void aLatchInARootThatIsNotThereYetKeepsNobodyFromOpeningIt() {
    new ControlFiles(home).write(PAPER, "prices are wrong");
    try (UniverseStore store = Paper.open(home)) {
      assertThat(store.isPoisoned()).isFalse();
    }
  }

  @Test
  void bringsEachLetterOnceWithItsOwner() throws IOException {
    ControlFiles files = new ControlFiles(home);
    files.send(PAPER, Map.of("act", "arm", "reason", "a = b"));
    assertThat(files.take(ControlScope.of(Universe.LIVE))).isEmpty();
    List<ControlMailbox.Letter> letters = files.take(PAPER);
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.field("reason")).isEqualTo("a = b");
              assertThat(letter.owner()).isEqualTo("OS user " + System.getProperty("user.name"));
            });
    assertThat(files.take(PAPER)).isEmpty();
    Files.writeString(home.resolve("data/paper/control/x.letter"), "no letter");
    Files.createSymbolicLink(home.resolve("data/paper/control/y.letter"), home);
    assertThat(files.take(PAPER)).isEmpty();
    assertThat(home.resolve("data/paper/control")).isEmptyDirectory();
  }

  @Test
  void refusesFieldsThatWouldMakeOthers() {
    ControlFiles files = new ControlFiles(home);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.send(PAPER, Map.of("as", "Ada\nact=release")));
    assertThatIllegalArgumentException().isThrownBy(() -> files.send(PAPER, Map.of("as=x", "Ada")));
    assertThat(files.take(PAPER)).isEmpty();
  }

  @Test
  @Tag("U8")
  void tellsWhichFilesOfAUniverseAreOpenForWriting() {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    FileStorage storage = new FileStorage(home, Paper.CLOCK);
    try (UniverseStore store = storage.open(Paper.begin(Universe.PAPER).recorder())) {
      assertThat(storage.openFiles(Universe.PAPER).orElseThrow())
          .contains("data/paper/session.lock");
      assertThat(storage.openFiles(Universe.LIVE).orElseThrow()).isEmpty();
      assertThat(store.isPoisoned()).isFalse();
    }
    assertThat(storage.openFiles(Universe.PAPER).orElseThrow()).isEmpty();
  }

  /** A disk without room for content; or one that makes no files, either. */
  private static final class FullDisk extends Disk {
    private final boolean isBroken;

    FullDisk(boolean isBroken) {
      this.isBroken = isBroken;
    }

    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
      throw new IOException("No space left on device, says the test");
    }

    @Override
    void createEmpty(Path file) throws IOException {
      if (isBroken) {
        throw new IOException("Input/output error, says the test");
      }
      super.createEmpty(file);
    }
  }
}
