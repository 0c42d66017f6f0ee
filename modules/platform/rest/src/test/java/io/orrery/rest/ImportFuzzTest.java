package io.orrery.rest;

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

/** The kept inputs of the fuzz target, without the fuzzer's agent. */
@Tag("U12")
class ImportFuzzTest {

  static Stream<Path> inputs() throws IOException, URISyntaxException {
    URL folder =
        ImportFuzz.class.getResource("ImportFuzzInputs/everyLineIsReadOrRefusedWithASentence");
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
      List<Path> all = files.sorted().toList();
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void everyLineIsReadOrRefusedWithASentence(Path input) throws IOException {
    new ImportFuzz().everyLineIsReadOrRefusedWithASentence(Files.readAllBytes(input));
  }
}
