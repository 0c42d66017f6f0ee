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
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/bin/bash")))
        .as("/bin/bash is needed, and is not there")
        .isTrue();
    Path script = root.resolve("orrery_completion");
    Files.writeString(script, run("completion", "bash").out());
    assertThat(completed(script, "orrery", "stat")).contains("status");
    assertThat(completed(script, "orrery", "export", "--for")).contains("--format");
  }

  private String completed(Path script, String... words) throws Exception {
    String typed = String.join(" ", words);
    String program =
        ". '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_orrery orrery; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, typed, words.length - 1, typed, typed.length());
    Process bash =
        new ProcessBuilder("/bin/bash", "--norc", "-c", program).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
