package io.orrery.cli.control;

import io.orrery.promotion.PromotionLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Another person approves a promotion. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approves, as another person than who asked, that a strategy takes on risk.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class PromoteApproveCommand implements Callable<Integer> {

  @Mixin private PromotionDecision decision;

  @Override
  public Integer call() throws InterruptedException {
    return decision.ask(PromotionLetters.APPROVE, "approved", true);
  }
}
