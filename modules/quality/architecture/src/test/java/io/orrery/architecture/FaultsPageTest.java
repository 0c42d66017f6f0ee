package io.orrery.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of faults names no test that is not there, and leaves no fault out. */
class FaultsPageTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+Test|\\w+IT|\\w+Contract)\\.(\\w+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (P|F|AC-)(\\d+) \\|");

  private final Checkout checkout = new Checkout();
  private final String page = Checkout.read(checkout.docs("faults.md"));

  @Test
  void namesOnlyTestsThatAreThere() {
    Map<String, List<Path>> sources =
        checkout.sources("/src/").stream()
            .collect(Collectors.groupingBy(file -> String.valueOf(file.getFileName())));
    List<String> missing =
        NAMED
            .matcher(page)
            .results()
            .filter(
                test -> !isThere(sources.getOrDefault(test.group(1) + ".java", List.of()), test))
            .map(MatchResult::group)
            .toList();

    assertThat(missing).isEmpty();
  }

  private static boolean isThere(List<Path> sources, MatchResult test) {
    Pattern method = Pattern.compile("(void|ArchRule) " + test.group(2) + "\\b");
    return sources.stream().anyMatch(file -> method.matcher(Checkout.read(file)).find());
  }

  @Test
  void hasARowForEachPromiseFaultAndCriterion() {
    Map<String, List<Integer>> rows =
        ROW.matcher(page)
            .results()
            .collect(
                Collectors.groupingBy(
                    row -> row.group(1),
                    Collectors.mapping(
                        row -> Integer.parseInt(row.group(2)), Collectors.toList())));

    assertThat(rows).containsOnlyKeys("P", "F", "AC-");
    assertThat(rows.get("P")).isEqualTo(upTo(1, 10));
    assertThat(rows.get("F")).isEqualTo(upTo(1, 21));
    assertThat(rows.get("AC-")).isEqualTo(upTo(13, 34));
  }

  private static List<Integer> upTo(int first, int last) {
    return java.util.stream.IntStream.rangeClosed(first, last).boxed().toList();
  }
}
