package io.orrery.runs;

import io.orrery.analytics.Measure;
import io.orrery.basics.Check;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sweep is told besides the terms of each of its runs.
 *
 * @param parameters the strategy's parameters that stay the same, as text by name
 * @param axes the values of those that vary, as {@link SweepGrid} reads them, by name
 * @param folds how many times the best set is chosen on what was and tried on what came then; 0 for
 *     a plain sweep in sample
 * @param outOfSampleFrom the first day that no choice may see, instead of folds
 * @param selectBy the figure that chooses the best set, higher being better
 */
public record SweepTerms(
    Map<String, String> parameters,
    Map<String, String> axes,
    int folds,
    Optional<LocalDate> outOfSampleFrom,
    Measure selectBy) {

  private static final int MAX_FOLDS = 100;
  private static final String PARAMETER = "parameters.";
  private static final String AXIS = "grid.";

  /** Refuses folds out of range or beside a date, and a parameter that both varies and does not. */
  public SweepTerms {
    parameters = Map.copyOf(new LinkedHashMap<>(parameters));
    axes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    if (folds < 0 || folds > MAX_FOLDS) {
      throw new IllegalArgumentException(
          "folds must be from 0 to " + MAX_FOLDS + ", were " + folds);
    }
    if (folds > 0 && outOfSampleFrom.isPresent()) {
      throw new IllegalArgumentException(
          "a sweep must have folds or a first day out of sample, had both");
    }
    for (String name : axes.keySet()) {
      if (parameters.containsKey(name)) {
        throw new IllegalArgumentException(
            "a parameter must vary or stay the same, %s was told both".formatted(name));
      }
    }
  }

  /** A plain sweep in sample, that names the set with the best Sharpe ratio. */
  public static SweepTerms of(Map<String, String> parameters, Map<String, String> axes) {
    return new SweepTerms(parameters, axes, 0, Optional.empty(), Measure.SHARPE_RATIO);
  }

  /**
   * The figure of this name in snake case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Measure measure(String name) {
    return Stream.of(Measure.values())
        .filter(each -> each.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "select_by must be one of %s, was %s"
                        .formatted(
                            Stream.of(Measure.values())
                                .map(Measure::wireName)
                                .collect(Collectors.joining(", ")),
                            Check.shown(name))));
  }

  /** As it is recorded beside the terms of its runs. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    new java.util.TreeMap<>(parameters).forEach((name, text) -> texts.put(PARAMETER + name, text));
    axes.forEach((name, text) -> texts.put(AXIS + name, text));
    texts.put("folds", Integer.toString(folds));
    texts.put("out_of_sample_from", outOfSampleFrom.map(LocalDate::toString).orElse("none"));
    texts.put("select_by", selectBy.wireName());
    return texts;
  }

  /** Reads what {@link #texts} wrote. */
  static SweepTerms read(Map<String, String> texts) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, String> axes = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.put(name.substring(PARAMETER.length()), text);
          } else if (name.startsWith(AXIS)) {
            axes.put(name.substring(AXIS.length()), text);
          }
        });
    String from = texts.getOrDefault("out_of_sample_from", "none");
    try {
      return new SweepTerms(
          parameters,
          axes,
          Integer.parseInt(texts.getOrDefault("folds", "0")),
          from.equals("none") ? Optional.empty() : Optional.of(LocalDate.parse(from)),
          measure(texts.getOrDefault("select_by", "")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("out_of_sample_from must be a date, was " + from, e);
    }
  }
}
