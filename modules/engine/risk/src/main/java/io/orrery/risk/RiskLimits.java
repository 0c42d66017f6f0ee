package io.orrery.risk;

import io.orrery.basics.Check;
import io.orrery.basics.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All limits of one universe. Immutable; what nobody set is undecided. */
public final class RiskLimits {

  private static final Limit<?> UNDECIDED = new Limit.Undecided<>();

  private final EnumMap<LimitName, Limit<?>> limits;

  private RiskLimits(EnumMap<LimitName, Limit<?>> limits) {
    this.limits = limits;
  }

  /** Nothing is decided. */
  public static RiskLimits undecided() {
    return new RiskLimits(new EnumMap<>(LimitName.class));
  }

  /**
   * Reads limits by their names on the wire, such as {@code max_order_value}. A value is what
   * {@link LimitName#rule()} says, or {@code unlimited by NAME: REASON}.
   *
   * @throws IllegalArgumentException with one sentence for each unknown name and each value that is
   *     not allowed
   */
  public static RiskLimits parse(Map<String, String> texts) {
    EnumMap<LimitName, Limit<?>> limits = new EnumMap<>(LimitName.class);
    List<String> problems = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach(
            (key, text) -> {
              Optional<LimitName> name = LimitName.of(key);
              if (name.isEmpty()) {
                problems.add(unknown(key));
              } else {
                read(name.get(), text, limits, problems);
              }
            });
    requireNone(problems);
    RiskLimits parsed = new RiskLimits(limits);
    parsed.requireWholeGroups();
    return parsed;
  }

  private static void read(
      LimitName name, String text, Map<LimitName, Limit<?>> limits, List<String> problems) {
    try {
      limits.put(name, LimitText.read(name, text));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private static String unknown(String key) {
    return "there is no limit "
        + Check.shown(key)
        + ", there are "
        + Arrays.stream(LimitName.values())
            .map(LimitName::wireName)
            .collect(Collectors.joining(", "));
  }

  /** Each limit that somebody decided, as {@link #parse} reads it, in the order of the table. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    limits.forEach((name, limit) -> texts.put(name.wireName(), LimitText.write(limit)));
    return texts;
  }

  /**
   * The same with one limit from a text instead.
   *
   * @throws IllegalArgumentException if the text is not allowed there
   */
  public RiskLimits with(LimitName name, String text) {
    EnumMap<LimitName, Limit<?>> changed = new EnumMap<>(LimitName.class);
    changed.putAll(limits);
    changed.put(name, LimitText.read(name, text));
    RiskLimits next = new RiskLimits(changed);
    next.requireWholeGroups();
    return next;
  }

  /** What bounds it, whatever its type. */
  public Limit<?> get(LimitName name) {
    return limits.getOrDefault(name, UNDECIDED);
  }

  /**
   * A limit whose value is a decimal.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  @SuppressWarnings("unchecked")
  public Limit<BigDecimal> decimal(LimitName name) {
    boolean another =
        name.kind() == LimitName.Kind.DURATION || name.kind() == LimitName.Kind.SYMBOLS;
    requireKind(!another, name, "a decimal");
    return (Limit<BigDecimal>) get(name);
  }

  /**
   * A limit whose value is a duration.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  @SuppressWarnings("unchecked")
  public Limit<Duration> duration(LimitName name) {
    requireKind(name.kind() == LimitName.Kind.DURATION, name, "a duration");
    return (Limit<Duration>) get(name);
  }

  /**
   * A limit whose value is a set of symbols.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  @SuppressWarnings("unchecked")
  public Limit<Set<Symbol>> symbols(LimitName name) {
    requireKind(name.kind() == LimitName.Kind.SYMBOLS, name, "symbols");
    return (Limit<Set<Symbol>>) get(name);
  }

  /** How far back recent orders must be known: the longer of the two windows. */
  public Duration lookback() {
    Duration duplicates = lengthOf(duration(LimitName.DUPLICATE_WINDOW));
    Duration throttle = lengthOf(duration(LimitName.THROTTLE_WINDOW));
    return duplicates.compareTo(throttle) > 0 ? duplicates : throttle;
  }

  private static Duration lengthOf(Limit<Duration> window) {
    return window instanceof Limit.Of<Duration> of ? of.value() : Duration.ZERO;
  }

  /**
   * Refuses limits of which one is undecided with {@link IllegalArgumentException} that names each:
   * where real capital is at stake, every limit is a value or a person's word that there is none.
   */
  public RiskLimits requireComplete() {
    List<String> problems =
        Arrays.stream(LimitName.values())
            .filter(name -> get(name) instanceof Limit.Undecided)
            .map(
                name ->
                    name + " must be decided: " + name.rule() + ", or unlimited by NAME: REASON")
            .toList();
    requireNone(problems);
    return this;
  }

  /**
   * Refuses limits of LIVE of which one is looser than in PAPER with {@link
   * IllegalArgumentException} that names each with both values. Looser is also what cannot be
   * compared, and what is not bounded while it is in PAPER.
   */
  public static void requireStricterOrEqual(RiskLimits live, RiskLimits paper) {
    List<String> problems =
        live.looserThan(paper).stream()
            .map(
                name ->
                    "%s must be as strict in live as in paper (%s), was %s"
                        .formatted(name, shown(paper.get(name)), shown(live.get(name))))
            .toList();
    requireNone(problems);
  }

  /**
   * Which of these limits are looser than those of {@code bound}, in the order of the table. Looser
   * is also what cannot be compared, and what is not bounded while it is there.
   */
  public List<LimitName> looserThan(RiskLimits bound) {
    return Arrays.stream(LimitName.values())
        .filter(name -> !isStricterOrEqual(name, get(name), bound.get(name)))
        .toList();
  }

  private static boolean isStricterOrEqual(LimitName name, Limit<?> live, Limit<?> paper) {
    if (name == LimitName.MAX_SHORT_EXPOSURE_PERCENT && paper instanceof Limit.Undecided) {
      return isStricterOrEqual(name, live, new Limit.Of<>(BigDecimal.ZERO));
    }
    if (name == LimitName.MAX_SHORT_EXPOSURE_PERCENT && live instanceof Limit.Undecided) {
      return true;
    }
    if (!(paper instanceof Limit.Of<?> bound)) {
      return true;
    }
    return live instanceof Limit.Of<?> of && isStricterOrEqual(name, of.value(), bound.value());
  }

  private static boolean isStricterOrEqual(LimitName name, Object live, Object paper) {
    return switch (name.stricter()) {
      case LOWER -> compare(live, paper) <= 0;
      case HIGHER -> compare(live, paper) >= 0;
      case SAME -> compare(live, paper) == 0;
      case SUBSET -> ((Set<?>) paper).containsAll((Set<?>) live);
      case SUPERSET -> ((Set<?>) live).containsAll((Set<?>) paper);
    };
  }

  private static int compare(Object left, Object right) {
    return left instanceof BigDecimal decimal
        ? decimal.compareTo((BigDecimal) right)
        : Comparator.<Duration>naturalOrder().compare((Duration) left, (Duration) right);
  }

  private static String shown(Limit<?> limit) {
    return limit instanceof Limit.Undecided ? "undecided" : LimitText.write(limit);
  }

  /** Limits that mean nothing without another. */
  private void requireWholeGroups() {
    List<String> problems = new ArrayList<>();
    requireBeside(
        LimitName.MAX_CORRELATED_EXPOSURE_PERCENT, LimitName.CORRELATION_THRESHOLD, problems);
    requireBeside(
        LimitName.MAX_CORRELATED_EXPOSURE_PERCENT, LimitName.CORRELATION_LOOKBACK_DAYS, problems);
    requireBeside(LimitName.THROTTLE_ORDERS, LimitName.THROTTLE_WINDOW, problems);
    requireNone(problems);
  }

  private void requireBeside(LimitName name, LimitName needed, List<String> problems) {
    if (get(name) instanceof Limit.Of && !(get(needed) instanceof Limit.Of)) {
      problems.add(needed + " must have a value where " + name + " has one: " + needed.rule());
    }
  }

  private static void requireKind(boolean fits, LimitName name, String type) {
    if (!fits) {
      throw new IllegalArgumentException(
          "limit %s is not %s: %s".formatted(name, type, name.rule()));
    }
  }

  private static void requireNone(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof RiskLimits that && limits.equals(that.limits);
  }

  @Override
  public int hashCode() {
    return limits.hashCode();
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
