package io.orrery.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of invariant, mechanism and test in src/docs, generated from the tests' tags. */
class InvariantTableTest {

  private static final Pattern TAG = Pattern.compile("@(?:Arch)?Tag\\(\"(U\\d+)\"\\)");
  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|FuzzTest|ArchTest)\\b");
  private static final Pattern TYPE = Pattern.compile("^(?:[a-z]+ )*(?:class|interface) (\\w+)");
  private static final Pattern MEMBER =
      Pattern.compile(
          "^ {2}(?:public |protected |private |static |final )*(?:void|ArchRule) (\\w+)");

  private final Checkout checkout = new Checkout();

  @Test
  void saysWhatTheTestsSay() throws IOException {
    String table = render(mechanisms(), testsByInvariant());
    Path file = checkout.docs("invariants.md");
    if (Boolean.getBoolean("orrery.docs.update")) {
      Files.writeString(file, table);
    }
    assertThat(Checkout.read(file))
        .as("src/docs/invariants.md; write it anew with -Dorrery.docs.update=true")
        .isEqualTo(table);
  }

  @Test
  void everyInvariantWithAMechanismHasATestAndTheOtherWayRound() throws IOException {
    assertThat(testsByInvariant().keySet()).isEqualTo(mechanisms().keySet());
  }

  private Map<Integer, List<String>> testsByInvariant() {
    Map<Integer, List<String>> tests = new TreeMap<>();
    for (Path source : checkout.sources("/src/")) {
      String text = Checkout.read(source);
      if (TAG.matcher(text).find()) {
        collect(text, tests);
      }
    }
    return tests;
  }

  private static void collect(String source, Map<Integer, List<String>> tests) {
    List<String> ofType = List.of();
    List<String> pending = new ArrayList<>();
    boolean isTest = false;
    String type = "";
    for (String line : source.lines().toList()) {
      Matcher tag = TAG.matcher(line);
      while (tag.find()) {
        pending.add(tag.group(1));
      }
      isTest |= TEST.matcher(line).find();
      Matcher typeName = TYPE.matcher(line);
      Matcher member = MEMBER.matcher(line);
      if (typeName.find()) {
        type = typeName.group(1);
        ofType = List.copyOf(pending);
        pending.clear();
      } else if (member.find()) {
        pending.addAll(isTest ? ofType : List.of());
        for (String invariant : new TreeSet<>(pending)) {
          int number = Integer.parseInt(invariant.substring(1));
          tests.computeIfAbsent(number, n -> new ArrayList<>()).add(type + "." + member.group(1));
        }
        pending.clear();
        isTest = false;
      }
    }
  }

  private static Map<Integer, String> mechanisms() throws IOException {
    Properties properties = new Properties();
    Path file = Path.of("src/test/resources/mechanisms.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<Integer, String> mechanisms = new TreeMap<>();
    properties.forEach(
        (name, text) ->
            mechanisms.put(Integer.parseInt(name.toString().substring(1)), text.toString()));
    return mechanisms;
  }

  private static String render(Map<Integer, String> mechanisms, Map<Integer, List<String>> tests) {
    StringBuilder table = new StringBuilder();
    table.append("# Invariants, their mechanisms and their tests\n\n");
    table.append("Generated from the tests' tags by `InvariantTableTest`; do not edit. `mvn test ");
    table.append(
        "-Dgroups=U4` runs what guards U4.\n\n| | mechanism | tests |\n| --- | --- | --- |\n");
    mechanisms.forEach(
        (number, mechanism) ->
            table
                .append("| U")
                .append(number)
                .append(" | ")
                .append(mechanism)
                .append(" | ")
                .append(
                    tests.getOrDefault(number, List.of()).stream()
                        .distinct()
                        .map(test -> "`" + test + "`")
                        .collect(Collectors.joining(", ")))
                .append(" |\n"));
    return table.toString();
  }
}
