package io.orrery.cli.control;

import io.orrery.promotion.PromotionLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A person refuses a promotion that was asked for. */
@Command(
    name = "refuse",
    mixinStandardHelpOptions = true,
    description = "Refuses a promotion that waits for approval.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class PromoteRefuseCommand implements Callable<Integer> {

  @Mixin private PromotionDecision decision;

  @Override
  public Integer call() throws InterruptedException {
    return decision.ask(PromotionLetters.REFUSE, "refused", false);
  }
}
