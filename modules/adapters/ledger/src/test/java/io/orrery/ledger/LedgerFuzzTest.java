package io.orrery.ledger;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kept inputs of the fuzz targets, without the fuzzer's agent. */
@Tag("U13")
@Tag("slow")
final class LedgerFuzzTest {

  private final LedgerFuzz targets = new LedgerFuzz();

  static Stream<Path> lines() throws IOException, URISyntaxException {
    return inputs("aLineIsARecordOrIsRefused");
  }

  static Stream<Path> tails() throws IOException, URISyntaxException {
    return inputs("anOpeningKeepsWhatIsGoodBeforeAnyBytes");
  }

  static Stream<Path> contents() throws IOException, URISyntaxException {
    return inputs("anOpeningOfAnyBytesSaysWhatTheyAre");
  }

  private static Stream<Path> inputs(String target) throws IOException, URISyntaxException {
    URL folder = LedgerFuzz.class.getResource("LedgerFuzzInputs/" + target);
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
      List<Path> all = files.sorted().toList();
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aLineIsARecordOrIsRefused(Path input) throws IOException {
    targets.aLineIsARecordOrIsRefused(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("tails")
  void anOpeningKeepsWhatIsGoodBeforeAnyBytes(Path input) throws IOException {
    targets.anOpeningKeepsWhatIsGoodBeforeAnyBytes(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void anOpeningOfAnyBytesSaysWhatTheyAre(Path input) throws IOException {
    targets.anOpeningOfAnyBytesSaysWhatTheyAre(Files.readAllBytes(input));
  }
}
