package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Sha256;
import io.orrery.trade.UniverseStore;
import io.orrery.trade.UniverseStore.TornTail;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crash leaves behind the last record is kept aside, and nothing before it is lost. */
@Tag("U13")
final class TornTailTest {

  @TempDir private Path home;

  /** A disk for tests of what is written, not of when. */
  private static final class WithoutForce extends Disk {
    @Override
    void force(FileChannel channel) {}

    @Override
    void forceDirectory(Path dir) {}

    @Override
    void truncate(Path file, long size) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
    }
  }

  @BeforeEach
  void recordSixTrades() {
    Paper.record(home, Universe.PAPER, 6);
  }

  @Test
  void setsACutOffLineAsideAtEveryByteOfTheLastThree() throws IOException {
    byte[] whole = Files.readAllBytes(Paper.trades(home));
    List<byte[]> lines = Paper.lines(Paper.trades(home));
    int third = lines.get(0).length + lines.get(1).length + lines.get(2).length;

    Disk quick = new WithoutForce();
    Image image = Image.of(home);
    for (int cut = third; cut < whole.length; cut++) {
      image.restore();
      Files.write(Paper.trades(home), Arrays.copyOf(whole, cut));
      long good = goodLines(whole, cut);
      int tornBytes = cut - lastFeed(whole, cut);

      assertThat(Paper.read(home)).as("read, cut at %d", cut).isEqualTo(Paper.upTo(good));
      List<TornTail> torn = Paper.reopen(home, quick).tornTails();
      assertThat(torn).as("cut at %d", cut).hasSize(tornBytes == 0 ? 0 : 1);
      if (tornBytes > 0) {
        requireKept(torn.get(0), Arrays.copyOfRange(whole, cut - tornBytes, cut));
      }
      assertThat(Paper.read(home)).isEqualTo(Paper.upTo(good));
      assertThat(Paper.reopen(home, quick).tornTails()).isEmpty();
      assertThat(Paper.read(home)).isEqualTo(Paper.upTo(good));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\0\0\0\0", "garbage\nmore\n", "{}\n", "\ufeff", "{\"a\":", "\r\n"})
  void setsAnythingAsideThatIsNoRecord(String tail) throws IOException {
    Files.writeString(Paper.trades(home), tail, StandardOpenOption.APPEND);

    List<TornTail> torn = Paper.reopen(home).tornTails();

    assertThat(torn).hasSize(1);
    requireKept(torn.get(0), tail.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(Paper.read(home)).isEqualTo(Paper.upTo(6));
  }

  @Test
  void setsALongTailAsideInLittleMemory() throws IOException {
    byte[] tail = new byte[3_000_000];
    Files.write(Paper.trades(home), tail, StandardOpenOption.APPEND);

    requireKept(Paper.reopen(home).tornTails().get(0), tail);
  }

  @Test
  void recordsBehindTheLastGoodRecord() throws IOException {
    Files.writeString(Paper.trades(home), "{\"schema_version\":1,\"se", StandardOpenOption.APPEND);

    var control = Paper.begin(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(control.recorder())) {
      assertThat(store.trades().append(control.session().mint(Paper.trade(7))).seq()).isEqualTo(7);
    }

    assertThat(Paper.read(home)).isEqualTo(Paper.upTo(7));
  }

  @Test
  void keepsATornTailOfTheLogsBelowTheLogs() throws IOException {
    Path audit = Paper.file(home, Universe.PAPER, io.orrery.universe.Stream.AUDIT);
    Files.writeString(audit, "torn", StandardOpenOption.APPEND);

    TornTail torn = Paper.reopen(home).tornTails().get(0);

    assertThat(torn.stream()).isEqualTo("audit");
    assertThat(home.resolve("logs/paper/torn").resolve(torn.keptIn())).hasContent("torn");
  }

  private void requireKept(TornTail torn, byte[] bytes) throws IOException {
    assertThat(torn.stream()).isEqualTo("trades");
    assertThat(torn.bytes()).isEqualTo(bytes.length);
    assertThat(torn.sha256()).isEqualTo(Sha256.of(bytes));
    assertThat(torn.keptIn())
        .startsWith("trades-")
        .endsWith("-" + torn.sha256().value().substring(0, 16) + ".torn");
    assertThat(home.resolve("data/paper/torn").resolve(torn.keptIn())).hasBinaryContent(bytes);
  }

  private static long goodLines(byte[] whole, int cut) {
    long feeds = 0;
    for (int i = 0; i < cut; i++) {
      feeds += whole[i] == '\n' ? 1 : 0;
    }
    return feeds;
  }

  private static int lastFeed(byte[] whole, int cut) {
    int at = cut;
    while (at > 0 && whole[at - 1] != '\n') {
      at--;
    }
    return at;
  }
}
