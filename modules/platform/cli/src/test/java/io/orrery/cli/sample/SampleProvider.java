package io.orrery.cli.sample;

import io.orrery.basics.StrategyName;
import io.orrery.strategy.Parameter;
import io.orrery.strategy.ParameterValues;
import io.orrery.strategy.Strategy;
import io.orrery.strategy.StrategyProvider;
import java.util.List;
import java.util.Locale;

/** Provides one kind of sample; a service has a class of its own for each. */
public abstract class SampleProvider implements StrategyProvider {

  private final SampleStrategy.Kind kind;

  SampleProvider(SampleStrategy.Kind kind) {
    this.kind = kind;
  }

  static StrategyName name(SampleStrategy.Kind kind) {
    return new StrategyName(kind.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public StrategyName name() {
    return name(kind);
  }

  @Override
  public String description() {
    return "A sample";
  }

  @Override
  public Strategy create(ParameterValues values) {
    return new SampleStrategy(kind, values.texts());
  }

  /** Of the one that knows tomorrow. */
  public static final class Clairvoyant extends SampleProvider {
    /** For the service loader. */
    public Clairvoyant() {
      super(SampleStrategy.Kind.CLAIRVOYANT);
    }
  }

  /** Of the one that takes its time. */
  public static final class Slow extends SampleProvider {
    /** For the service loader. */
    public Slow() {
      super(SampleStrategy.Kind.SLOW);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.integer("pause", "milliseconds", 0, 1000, 40, "How long it takes."));
    }
  }

  /** Of the one that throws. */
  public static final class Broken extends SampleProvider {
    /** For the service loader. */
    public Broken() {
      super(SampleStrategy.Kind.BROKEN);
    }
  }

  /** Of the one that does nothing wrong. */
  public static final class Careful extends SampleProvider {
    /** For the service loader. */
    public Careful() {
      super(SampleStrategy.Kind.CAREFUL);
    }
  }
}
