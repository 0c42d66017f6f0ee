package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.promotion.PromotionLetters;
import io.orrery.promotion.PromotionTerms;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One person asks that a strategy may take on risk. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks that a strategy may take on risk in paper or live; another person must approve.",
      "Names the evidence; the server that owns the universe looks it up where it is recorded."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:asked",
      "1:the evidence is missing or too weak, or nobody answered",
      "2:wrong usage",
      "4:cannot read"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PromoteRequestCommand implements Callable<Integer> {

  private static final String REQUESTED = "promotion_requested";
  private static final String DENIED = "promotion_denied";

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Parameters(paramLabel = "STRATEGY", description = "which, as orrery strategies lists it")
  private String strategy;

  @Option(names = "--to", required = true, paramLabel = "UNIVERSE", description = "paper or live")
  private Universe to;

  @Option(
      names = "--in-sample",
      required = true,
      paramLabel = "RUN",
      description = "a backtest on which the parameters were chosen")
  private RunId inSample;

  @Option(
      names = "--out-of-sample",
      required = true,
      paramLabel = "RUN",
      description = "a backtest on data behind it")
  private RunId outOfSample;

  @Option(
      names = "--paper-session",
      paramLabel = "SESSION",
      description = "for live: the session of paper in which it traded")
  private @Nullable SessionId paper;

  @Option(
      names = "--repetition",
      paramLabel = "RUN",
      description = "for live: the run of simulation that repeats that session")
  private @Nullable RunId repetition;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a parameter of the strategy; once for each")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description = "a risk limit that is stricter than the universe's; once for each")
  private Map<String, String> limits = new LinkedHashMap<>();

  @Option(
      names = "--expires-at",
      required = true,
      paramLabel = "TIME",
      description = "until when, such as 2027-01-31T00:00:00Z; at most a year")
  private Instant expiresAt;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who asks")
  private String as;

  @Option(names = "--reason", required = true, description = "why, in a sentence")
  private String reason;

  @Override
  public Integer call() throws InterruptedException {
    ControlId id = ControlId.ofPromotion();
    PromotionTerms terms =
        new PromotionTerms(
            id,
            to,
            strategy,
            parameters,
            new PromotionTerms.References(inSample, outOfSample, paperTrading()),
            limits,
            expiresAt,
            reason);
    Ceremony ceremony = new Ceremony(spec, folder.home(), to, result.prompts(spec));
    String session = ceremony.session();
    if (to.hasRealCapital() && !ceremony.isConfirmed()) {
      return ExitCode.FAILED;
    }
    Optional<Fact> answer =
        ceremony.answer(letter(terms, session), id.value(), fact -> isAbout(id, fact));
    if (answer.isEmpty()) {
      return ExitCode.FAILED;
    }
    if (answer.get().type().equals(DENIED)) {
      return denied(id, answer.get(), ceremony);
    }
    result.print(
        spec,
        Map.of("universe", to.wireName(), "id", id.value(), "state", "requested"),
        "asked: %s. Another person approves it: orrery promote approve %s --as PERSON --reason WHY"
            .formatted(id, id));
    return ExitCode.DONE;
  }

  private Optional<PromotionTerms.PaperTrading> paperTrading() {
    return PromotionTerms.PaperTrading.of(
        Optional.ofNullable(paper), Optional.ofNullable(repetition));
  }

  private int denied(ControlId id, Fact denied, Ceremony ceremony) {
    List<String> reasons =
        Ceremony.fields(denied).get("reasons") instanceof List<?> all
            ? all.stream().map(String::valueOf).toList()
            : List.of();
    result.print(
        spec,
        Map.of("universe", to.wireName(), "id", id.value(), "state", "denied", "reasons", reasons),
        "denied: " + id);
    reasons.forEach(ceremony::err);
    return ExitCode.FAILED;
  }

  private static boolean isAbout(ControlId id, Fact fact) {
    return (fact.type().equals(REQUESTED) || fact.type().equals(DENIED))
        && id.value().equals(Ceremony.fields(fact).get("promotion_id"));
  }

  private Map<String, String> letter(PromotionTerms terms, String session) {
    Map<String, String> letter = new LinkedHashMap<>();
    letter.put(ControlDesk.ACT, PromotionLetters.REQUEST);
    letter.put("id", terms.id().value());
    letter.put("session", session);
    letter.put("as", as);
    letter.put("reason", terms.reason());
    letter.put("strategy", strategy);
    letter.put("in_sample", inSample.value());
    letter.put("out_of_sample", outOfSample.value());
    letter.put("expires_at", expiresAt.toString());
    terms
        .references()
        .paper()
        .ifPresent(
            named -> {
              letter.put("paper", named.session().value());
              letter.put("repetition", named.repetition().value());
            });
    put("parameters", parameters, letter);
    put("limits", limits, letter);
    return letter;
  }

  private static void put(String name, Map<String, String> pairs, Map<String, String> letter) {
    if (!pairs.isEmpty()) {
      letter.put(
          name,
          pairs.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining(";")));
    }
  }
}
