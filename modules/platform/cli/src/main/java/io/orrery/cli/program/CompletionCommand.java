package io.orrery.cli.program;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a shell's completion script: . <(orrery completion bash)")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // asked for, so that another shell is refused
  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell;

  /** The shells that the script is for: it is one, and turns zsh's own bashcompinit on. */
  enum Shell {
    BASH,
    ZSH;

    /** As a person types it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(AutoComplete.bash("orrery", spec.root().commandLine()));
    return io.orrery.cli.terminal.ExitCode.DONE;
  }
}
