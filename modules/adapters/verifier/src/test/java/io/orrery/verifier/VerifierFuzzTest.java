package io.orrery.verifier;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kept inputs of the fuzz targets, without the fuzzer's agent. */
@Tag("U14")
@Tag("slow")
final class VerifierFuzzTest {

  private final VerifierFuzz targets = new VerifierFuzz();

  static Stream<byte[]> tails() throws IOException, URISyntaxException {
    return inputs("anyBytesBehindGoodRecordsAreNoRecords");
  }

  static Stream<byte[]> seals() throws IOException, URISyntaxException {
    return inputs("anyBytesInPlaceOfASealAreNoSeal");
  }

  static Stream<byte[]> identities() throws IOException, URISyntaxException {
    return inputs("anyBytesInPlaceOfTheIdentityAreFound");
  }

  static Stream<byte[]> checkpoints() throws IOException, URISyntaxException {
    return inputs("aCheckpointIsReadOrIsRefused");
  }

  private static Stream<byte[]> inputs(String target) throws IOException, URISyntaxException {
    URL folder = VerifierFuzz.class.getResource("VerifierFuzzInputs/" + target);
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
      List<Path> all = files.sorted().toList();
      List<byte[]> contents = new ArrayList<>();
      for (Path each : all) {
        contents.add(Files.readAllBytes(each));
      }
      return contents.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tails")
  void anyBytesBehindGoodRecordsAreNoRecords(byte[] tail) throws IOException {
    targets.anyBytesBehindGoodRecordsAreNoRecords(tail);
  }

  @ParameterizedTest
  @MethodSource("seals")
  void anyBytesInPlaceOfASealAreNoSeal(byte[] seal) throws IOException {
    targets.anyBytesInPlaceOfASealAreNoSeal(seal);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void anyBytesInPlaceOfTheIdentityAreFound(byte[] identity) throws IOException {
    targets.anyBytesInPlaceOfTheIdentityAreFound(identity);
  }

  @ParameterizedTest
  @MethodSource("checkpoints")
  void aCheckpointIsReadOrIsRefused(byte[] text) {
    targets.aCheckpointIsReadOrIsRefused(text);
  }
}
