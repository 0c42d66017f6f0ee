package io.orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What all commands have in common: exit codes, JSON, help, completion, guesses. */
class OrreryHelpTest {

  /**
   * They print what is no result of theirs: a script, a proof, a stream of JSON, a server's log.
   */
  private static final Set<String> WITHOUT_JSON =
      Set.of("completion", "inclusion", "consistency", "replay", "run");

  private static final Path PAGE =
      Path.of(System.getProperty("user.dir"), "../../../src/docs/howto/command-line.md")
          .normalize();

  @TempDir private Path root;

  private Ended run(Object... arguments) {
    return CommandProcess.in(root).run(arguments);
  }

  @Test
  void theHelpAndThePageHaveTheSameExitCodes() throws IOException {
    String help = run("--help").out();
    String page = Files.readString(PAGE);
    for (String line : ExitCode.table()) {
      String[] both = line.split(":", 2);
      assertThat(help).contains("  " + both[0] + "   " + both[1]);
      assertThat(page).contains("| " + both[0] + " | " + both[1] + " |");
    }
    assertThat(page.lines().filter(line -> line.matches("\\| [0-9]+ \\| .*")))
        .hasSameSizeAs(ExitCode.table());
  }

  @Test
  void thePageNamesEveryCommand() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(Orrery.commandLine().getSubcommands().keySet())
        .allMatch(name -> page.contains("`" + name + "`"));
  }

  @Test
  void everyCommandThatPrintsAResultPrintsItAsJson() {
    assertThat(leaves(Orrery.commandLine()))
        .isNotEmpty()
        .filteredOn(command -> !WITHOUT_JSON.contains(command.getCommandName()))
        .allMatch(
            command -> command.getCommandSpec().findOption("--json") != null,
            "has the option --json");
  }

  private static List<CommandLine> leaves(CommandLine command) {
    List<CommandLine> all = new ArrayList<>();
    for (CommandLine each : command.getSubcommands().values()) {
      all.addAll(each.getSubcommands().isEmpty() ? List.of(each) : leaves(each));
    }
    return all;
  }

  @Test
  void guessesWhatWasMeant() {
    Ended ended = run("statsu");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Did you mean: orrery status");
    assertThat(run("status", "--prot").err()).contains("Unknown option: '--prot'", "--port");
  }

  @Test
  void usesNoColourWithoutATerminal() {
    assertThat(run("--help").out()).doesNotContain("\u001b");
    assertThat(run("nothing").err()).doesNotContain("\u001b");
  }

  /** The script keeps the values of an option under its label: two options must not share one. */
  @Test
  void completionHasTheValuesOfEachOptionUnderALabelOfItsOwn() {
    for (CommandLine command : leaves(Orrery.commandLine())) {
      Map<String, List<String>> values = new HashMap<>();
      for (ArgSpec each : command.getCommandSpec().args()) {
        List<String> its = new ArrayList<>();
        if (each.completionCandidates() != null) {
          each.completionCandidates().forEach(its::add);
          assertThat(values.getOrDefault(each.paramLabel(), its))
              .as("%s %s", command.getCommandName(), each.paramLabel())
              .isEqualTo(its)
              .allMatch(value -> value.equals(value.toLowerCase(Locale.ROOT)), "as it is typed");
          values.put(each.paramLabel(), its);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"bash,--norc", "zsh,-f"})
  void shellsCompleteCommandsOptionsAndValues(String shell, String bare) throws Exception {
    assumeThat(Files.isExecutable(Path.of("/bin", shell)))
        .as("/bin/%s is needed, and is not there", shell)
        .isTrue();
    Path script = root.resolve("orrery_completion");
    Ended printed = run("completion", shell);
    assertThat(printed.code()).as(printed.err()).isZero();
    Files.writeString(script, printed.out());
    List<String> begin = List.of("/bin/" + shell, bare, "-c");
    assertThat(completed(begin, script, "orrery", "stat")).contains("status");
    assertThat(completed(begin, script, "orrery", "export", "--for")).contains("--format");
    assertThat(completed(begin, script, "orrery", "export", "--universe", "p"))
        .contains("paper")
        .doesNotContain("trades", "not found");
    assertThat(completed(begin, script, "orrery", "export", "--format", "p")).contains("parquet");
  }

  /** What the script offers; in zsh it is called as bashcompinit calls it. */
  private String completed(List<String> begin, Path script, String... words) throws Exception {
    String typed = String.join(" ", words);
    String program =
        ". '%s'; [ -z \"$ZSH_VERSION\" ] || { emulate sh; setopt kshglob noshglob braceexpand; }; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_orrery orrery; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, typed, words.length - 1, typed, typed.length());
    List<String> command = new ArrayList<>(begin);
    command.add(program);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ZDOTDIR", root.toString());
    Process started = builder.start();
    String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }

  @Test
  void saysItsVersionAndTheDigestOfItsCode() {
    assertThat(run("version", "--json").out())
        .containsPattern("\"version\":\"[^\"]+\",\"code_digest\":\"[0-9a-f]{64}\"");
  }

  @Test
  void saysWhyTheServerCannotRun() {
    Ended ended = run("run", "--server", root.resolve("orrery.args"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("the server must be built before it can run", "--server");
  }

  @Test
  void runStartsTheServerForTheHomeAndEndsAsItEnds() throws IOException {
    Path echo = Files.createDirectory(root.resolve("classes"));
    Path source = root.resolve("Echo.java");
    Files.writeString(
        source,
        "public class Echo { public static void main(String[] a) { System.out.println(\"home \" + System.getenv(\"ORRERY_HOME\") + \" port \" + System.getenv(\"ORRERY_HTTP_PORT\")); System.exit(3); } }");
    Path arguments =
        Files.writeString(root.resolve("orrery.args"), "\"" + source.toString() + "\"\n");
    Ended ended = run("run", "--home", echo, "--port", "18123", "--server", arguments);
    assertThat(ended.out()).contains("home " + echo.toRealPath() + " port 18123");
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    try (Stream<Path> inside = Files.list(echo)) {
      assertThat(inside).isEmpty();
    }
  }
}
