package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.promotion.Promotion;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person says to decide about a promotion, and how that is asked of the server. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PromotionDecision {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Parameters(paramLabel = "PROMOTION", description = "which, as orrery promote list names it")
  private String promotion;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who decides")
  private String as;

  @Option(names = "--reason", required = true, description = "why, in a sentence")
  private String reason;

  /**
   * Asks, and says what came of it.
   *
   * @param act what is asked
   * @param word what it has become then
   * @param isMoreRisk whether more risk may be taken on by it, so that the person types the name of
   *     a universe with real capital
   * @return the exit code
   */
  int ask(String act, String word, boolean isMoreRisk) throws InterruptedException {
    ControlId id = new ControlId(promotion);
    Path home = folder.home();
    PromotionHome promotions = new PromotionHome(home, Clock.systemUTC());
    Promotion known = promotions.require(id);
    Ceremony ceremony = new Ceremony(spec, home, known.to(), result.prompts(spec));
    String session = ceremony.session();
    describe(known);
    if (isMoreRisk && known.to().hasRealCapital() && !ceremony.isConfirmed()) {
      return ExitCode.FAILED;
    }
    if (ceremony
        .answer(letter(act, id, session), id.value(), fact -> isAbout(id, word, fact))
        .isEmpty()) {
      return ExitCode.FAILED;
    }
    result.print(
        spec,
        Map.of("universe", known.to().wireName(), "id", id.value(), "state", word),
        "%s: %s".formatted(word, id));
    return ExitCode.DONE;
  }

  private void describe(Promotion known) {
    result
        .prompts(spec)
        .println(
            "%s to %s, asked for by %s, until %s: %s"
                .formatted(
                    known.version(),
                    known.to(),
                    known.requestedBy().name(),
                    known.expiresAt(),
                    known.request().get("reason")));
  }

  private Map<String, String> letter(String act, ControlId id, String session) {
    return Map.of(
        ControlDesk.ACT, act, "id", id.value(), "session", session, "as", as, "reason", reason);
  }

  private static boolean isAbout(ControlId id, String word, Fact fact) {
    return fact.type().equals("promotion_" + word)
        && id.value().equals(Ceremony.fields(fact).get("promotion_id"));
  }
}
