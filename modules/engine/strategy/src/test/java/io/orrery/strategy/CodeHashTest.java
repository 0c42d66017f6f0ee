package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.Sha256;
import io.orrery.strategy.sample.AboveMean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodeHashTest {

  private static final String SAMPLE = AboveMean.class.getName();

  @Test
  void isTheSameForTheSameCodeAndParameters() {
    assertThat(CodeHash.of(Momentum.withDefaults()))
        .isEqualTo(CodeHash.of(Strategies.builtIn().create("momentum", Map.of())));
  }

  @Test
  void isAnotherForOtherParametersOrAnotherStrategy() {
    Sha256 defaults = CodeHash.of(Momentum.withDefaults());
    assertThat(CodeHash.of(new Momentum(21, 0.02, -0.01, 0.05))).isNotEqualTo(defaults);
    assertThat(CodeHash.of(MeanReversion.withDefaults())).isNotEqualTo(defaults);
  }

  /** The class decides the same, but one byte of it, or of a class that it uses, is another. */
  @Test
  void isAnotherWhenOneByteOfItsCodeIs() throws ReflectiveOperationException {
    Sha256 original = CodeHash.of(loaded("none"));
    assertThat(CodeHash.of(loaded("none"))).isEqualTo(original);
    assertThat(CodeHash.of(loaded("io/orrery/strategy/sample/AboveMean"))).isNotEqualTo(original);
    assertThat(CodeHash.of(loaded("io/orrery/strategy/Indicators"))).isNotEqualTo(original);
    assertThat(CodeHash.of(loaded("io/orrery/market/Columns"))).isNotEqualTo(original);
    assertThat(CodeHash.of(loaded("io/orrery/strategy/Rsi"))).isEqualTo(original);
  }

  @Test
  void refusesAProxyOfWhichNothingCouldBeSaid() {
    Strategy behind = Momentum.withDefaults();
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Strategy.class},
            (self, method, arguments) -> method.invoke(behind, arguments));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodeHash.of((Strategy) proxy))
        .withMessageStartingWith("strategy momentum must be of a class with a class file, was of ");
  }

  private static Strategy loaded(String changed) throws ReflectiveOperationException {
    Class<?> sample = new ChangingLoader(changed).loadClass(SAMPLE);
    return (Strategy)
        sample
            .getConstructor(int.class, java.util.SortedMap.class)
            .newInstance(5, new TreeMap<>(Map.of("period", "5")));
  }

  /** Loads the sample itself, and shows the bytes of one class as others than they are. */
  private static final class ChangingLoader extends ClassLoader {
    private final String changed;

    private ChangingLoader(String changed) {
      super(CodeHashTest.class.getClassLoader());
      this.changed = changed;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(SAMPLE) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = java.util.Objects.requireNonNull(in).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      InputStream in = java.util.Objects.requireNonNull(super.getResourceAsStream(name));
      if (!name.equals(changed + ".class")) {
        return in;
      }
      try (in) {
        byte[] bytes = in.readAllBytes();
        bytes[7] ^= 1; // the class file's version, which no constant depends on
        return new ByteArrayInputStream(bytes);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
