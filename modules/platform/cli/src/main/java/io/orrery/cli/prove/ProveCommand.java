package io.orrery.cli.prove;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.cli.terminal.ReportFile;
import io.orrery.cli.terminal.RunningServer;
import io.orrery.trade.LedgerException;
import io.orrery.verifier.SignedStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a running server try what the contract forbids, and checks what it signs. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description =
        "Lets the running server try what the contract forbids, and checks the report that it signs.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything that was tried held, and the signature is right",
      "1:an invariant is broken, or the signature is wrong",
      "2:wrong usage",
      "4:no server answered, or something cannot be read: there is no verdict"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ProveCommand implements Callable<Integer> {

  private static final String ABOUT = "falsification";

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(
      names = "--port",
      description = "where the server listens; default: ORRERY_HTTP_PORT, else 8080")
  private @Nullable Integer port;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "the universe's first public key, PEM; with --check the key that signed, and no home is"
              + " needed; default: from config/keys of the home")
  private @Nullable Path key;

  @Option(
      names = "--check",
      paramLabel = "REPORT",
      description = "asks no server: checks a report that was kept, and says what it says")
  private @Nullable Path check;

  @Option(names = "--output", paramLabel = "FILE", description = "keeps the report there")
  private @Nullable Path output;

  @Option(names = "--json", description = "the report itself, byte for byte as it was signed")
  private boolean json;

  @Override
  public Integer call() {
    RunningServer server = RunningServer.at(Optional.ofNullable(port));
    Optional<ReportFile> kept =
        Optional.ofNullable(output).map(file -> ReportFile.at(file, folder.home()));
    byte[] bytes = check == null ? prove(new ProofServer(server)) : read(check);
    SignedStatement statement = statement(bytes);
    boolean isSigned = isSigned(statement);
    ReportText report = new ReportText(statement.members());
    kept.ifPresent(file -> file.write(text(bytes)));
    print(report, bytes);
    String signature =
        "the signature of %s's key %s is %s"
            .formatted(statement.universe(), statement.keyId(), isSigned ? "right" : "WRONG");
    (json ? spec.commandLine().getErr() : spec.commandLine().getOut()).println(signature);
    return isSigned && report.isHeld() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private byte[] prove(ProofServer server) {
    ProgressDisplay progress =
        ProgressDisplay.begin(
            spec.commandLine().getErr(), "the server tries what its contract forbids");
    try (progress) {
      return server.prove();
    }
  }

  private static SignedStatement statement(byte[] bytes) {
    try {
      SignedStatement statement = SignedStatement.read(bytes);
      if (ABOUT.equals(statement.members().get("about"))) {
        return statement;
      }
      throw new IllegalArgumentException("about must be " + ABOUT);
    } catch (IllegalArgumentException e) {
      throw new LedgerException("this is no report of orrery prove: " + e.getMessage(), e);
    }
  }

  /** A report that was kept is checked with the key alone if one is given. */
  private boolean isSigned(SignedStatement statement) {
    Path trusted = key;
    return (check != null && trusted != null)
        ? statement.isSignedByPem(text(read(trusted)))
        : statement.isSignedIn(folder.home(), Optional.ofNullable(trusted));
  }

  private void print(ReportText report, byte[] bytes) {
    if (json) {
      spec.commandLine().getOut().print(text(bytes));
      spec.commandLine().getOut().flush();
    } else {
      report.lines().forEach(spec.commandLine().getOut()::println);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LedgerException("cannot read %s: %s".formatted(file, e), e);
    }
  }
}
