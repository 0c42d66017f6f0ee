package io.orrery.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies where, and that every word has a meaning. */
class TreeTest {

  private static final Set<String> TOP =
      Set.of("pom.xml", "modules", "src", "config", "data", "logs", "README.md");

  private final Checkout checkout = new Checkout();

  @Test
  void hasNothingElseAtTheTop() throws IOException {
    try (Stream<Path> entries = Files.list(checkout.root())) {
      Set<String> names =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.startsWith(".") && !name.equals("target"))
              .collect(Collectors.toSet());
      assertThat(names).isEqualTo(TOP);
    }
  }

  @Test
  void everyPublicTypeOfDomainAndEngineIsInTheVocabulary() {
    String vocabulary = Checkout.read(checkout.docs("vocabulary.md"));
    List<String> missing =
        Stream.of("domain", "engine")
            .flatMap(ring -> checkout.sources("modules/" + ring).stream())
            .filter(file -> file.toString().contains("/src/main/"))
            .filter(file -> !file.endsWith("package-info.java"))
            .filter(file -> isPublic(file))
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .filter(type -> !vocabulary.contains("`" + type + "`"))
            .toList();
    assertThat(missing).as("types that src/docs/vocabulary.md does not explain").isEmpty();
  }

  @Test
  void noVersionIsARangeOrASnapshot() {
    Pattern loose = Pattern.compile("<version>([\\[(]|[^<]*SNAPSHOT|LATEST|RELEASE)");
    String poms =
        Checkout.read(checkout.root().resolve("pom.xml"))
            .replaceAll("(?s)<requireJavaVersion>.*</requireMavenVersion>", "");
    assertThat(loose.matcher(poms).find()).isFalse();
  }

  private static boolean isPublic(Path file) {
    return Pattern.compile("(?m)^public ").matcher(Checkout.read(file)).find();
  }
}
