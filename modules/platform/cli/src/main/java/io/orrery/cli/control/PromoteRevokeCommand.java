package io.orrery.cli.control;

import io.orrery.promotion.PromotionLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A person takes a promotion back. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description =
        "Takes an approved promotion back: no new risk from now on, what is held may be sold.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class PromoteRevokeCommand implements Callable<Integer> {

  @Mixin private PromotionDecision decision;

  @Override
  public Integer call() throws InterruptedException {
    return decision.ask(PromotionLetters.REVOKE, "revoked", false);
  }
}
