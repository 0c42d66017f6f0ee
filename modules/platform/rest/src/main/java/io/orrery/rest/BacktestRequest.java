package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.Term;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backtest that somebody wants.
 *
 * @param terms what was given, by {@link Term#key}
 * @param parameters the strategy's own
 */
record BacktestRequest(Map<String, String> terms, Map<String, String> parameters) {

  static final String PARAMETERS = "parameters";
  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(
          Arrays.stream(Term.values()).map(Term::key).toList(), List.of(), List.of(PARAMETERS));

  static BacktestRequest read(byte[] body) {
    FlatObject object = FlatObject.read(body, "body", SHAPE);
    for (Term term : Term.values()) {
      if (term.byDefault().isEmpty()) {
        object.required(term.key(), text -> text);
      }
    }
    return new BacktestRequest(object.texts(), object.object(PARAMETERS));
  }

  /** Refuses what names nothing that there is. */
  RunTerms runTerms(Sources sources) {
    RunTerms known = RunTerms.of(terms);
    String dataset = known.text(Term.DATASET);
    if (sources.datasets().find(dataset).isEmpty()) {
      throw ProblemException.ofField(
          ProblemType.INVALID_BODY,
          Term.DATASET.key(),
          "dataset must be one that GET /datasets lists, was " + Check.shown(dataset));
    }
    return known;
  }

  /** Names the field that {@code refused} is about, as far as its sentence does. */
  ProblemException problem(IllegalArgumentException refused) {
    String sentence = String.valueOf(refused.getMessage());
    return field(sentence)
        .map(field -> ProblemException.ofField(ProblemType.INVALID_BODY, field, sentence))
        .orElseGet(() -> new ProblemException(ProblemType.INVALID_BODY, sentence));
  }

  /** The longest name with which the sentence begins. */
  private Optional<String> field(String sentence) {
    String words = sentence.replace(' ', '_');
    Stream<String> own =
        parameters.keySet().stream().filter(name -> words.contains(name)).map(this::inParameters);
    return SHAPE.texts().stream()
        .filter(key -> words.startsWith(key + "_"))
        .max(Comparator.comparingInt(String::length))
        .or(own::findFirst);
  }

  private String inParameters(String name) {
    return PARAMETERS + "." + name;
  }
}
