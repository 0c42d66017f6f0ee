package io.orrery.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Asks one contestant all questions and writes down how long each took. A kind of question is given
 * up when it has taken a minute; how often it was asked is part of the result.
 */
final class Interview {

  private static final long BUDGET = 60_000_000_000L;
  private static final int COMPARED = 3;
  private static final int WARM_UP_NEWEST = 200;
  private static final int WARM_UP_DAYS = 20;
  private static final int WARM_UP_CHARTS = 10;

  private final Answers answers;
  private final Questions questions;
  private final long records;
  private final Times results = new Times();

  /** Milliseconds by kind of question, and what the first answers of a kind were. */
  static final class Times {
    private final TreeMap<String, List<Double>> millis = new TreeMap<>();
    private final TreeMap<String, String> answers = new TreeMap<>();

    void add(String kind, double value) {
      millis.computeIfAbsent(kind, any -> new ArrayList<>()).add(value);
    }

    void addAnswer(String kind, String answer) {
      answers.put(kind, answer);
    }

    TreeMap<String, List<Double>> millis() {
      return millis;
    }

    TreeMap<String, String> answers() {
      return answers;
    }

    /** How often that was asked. */
    int count(String kind) {
      return millis.getOrDefault(kind, List.of()).size();
    }

    /** The value below which that share of the times lies; not a number if there are none. */
    double at(String kind, double share) {
      List<Double> sorted = millis.getOrDefault(kind, List.of()).stream().sorted().toList();
      return sorted.isEmpty()
          ? Double.NaN
          : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
  }

  private interface Question {
    Object ask(int i) throws Exception;
  }

  Interview(Answers answers, Questions questions, long records) {
    this.answers = answers;
    this.questions = questions;
    this.records = records;
  }

  /** {@code share} is which part of the questions is asked, for contestants that take long. */
  Times ask(double share) throws Exception {
    warmUp(share);
    askNewest(times(1000, share));
    ask("day", times(200, share), i -> sum(answers.day(questions.day(i))));
    ask("chart", times(50, share), i -> required(answers.chart(questions.chart(i))));
    ask("scan", times(3, share), i -> digest(answers.quantities()));
    double fastest = results.at("scan", 0);
    results.add("scan_rate", records / (fastest / 1000));
    return results;
  }

  /** As a server would be that has run for a while; none of these questions is asked again. */
  private void warmUp(double share) throws Exception {
    Questions others = questions.warmUp();
    for (int i = 0; i < times(WARM_UP_NEWEST, share); i++) {
      sum(answers.newest(others.newest(i)));
    }
    for (int i = 0; i < times(WARM_UP_DAYS, share); i++) {
      sum(answers.day(others.day(i)));
    }
    for (int i = 0; i < times(WARM_UP_CHARTS, share); i++) {
      required(answers.chart(others.chart(2 * i + 1)));
    }
  }

  private static int times(int full, double share) {
    return (int) Math.max(COMPARED, full * share);
  }

  /** The first question about a symbol is counted apart, too: nothing is warm yet. */
  private void askNewest(int times) throws Exception {
    Set<String> seen = new HashSet<>();
    ask("newest", times, i -> sum(answers.newest(questions.newest(i))));
    List<Double> all = results.millis().getOrDefault("newest", List.of());
    for (int i = 0; i < all.size(); i++) {
      boolean isFirst = seen.add(questions.newest(i).symbol().value());
      results.add(isFirst ? "newest_first_touch" : "newest_warm", all.get(i));
    }
  }

  private void ask(String kind, int times, Question question) throws Exception {
    long end = System.nanoTime() + BUDGET;
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < times && (i == 0 || System.nanoTime() < end); i++) {
      long before = System.nanoTime();
      Object answer = question.ask(i);
      results.add(kind, (System.nanoTime() - before) / 1e6);
      if (i < COMPARED) {
        first.append(answer).append(' ');
        results.addAnswer(kind, first.toString());
      }
    }
  }

  /** Contestants choose points in ways of their own, but all must choose some. */
  private static String required(long points) {
    if (points < 1 || points > 2 * Questions.POINTS) {
      throw new IllegalStateException("a chart must have points, had " + points);
    }
    return "drawn";
  }

  /** The same for equal sums, with whatever zeros they end. */
  private static long digest(Map<String, BigDecimal> quantities) {
    return quantities.entrySet().stream()
        .mapToLong(each -> Objects.hash(each.getKey(), each.getValue().stripTrailingZeros()))
        .sum();
  }

  private static long sum(LongStream numbers) {
    return numbers.sum();
  }
}
