package io.orrery.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar of a user's strategies. */
public final class StrategyJar {

  private static final List<Class<?>> PROVIDERS =
      List.of(
          SampleProvider.Clairvoyant.class,
          SampleProvider.Slow.class,
          SampleProvider.Broken.class,
          SampleProvider.Careful.class);

  private StrategyJar() {}

  /** Writes it into a folder. */
  public static Path in(Path folder) throws IOException {
    Path file = folder.resolve("strategies.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Class<?> provider : PROVIDERS) {
        add(jar, provider);
      }
      add(jar, SampleProvider.class);
      add(jar, SampleStrategy.class);
      add(jar, SampleStrategy.Kind.class);
      addCompiled(jar, "io/orrery/cli/sample/SampleStrategy$1.class");
      jar.putNextEntry(new JarEntry("META-INF/services/io.orrery.strategy.StrategyProvider"));
      for (Class<?> provider : PROVIDERS) {
        jar.write((provider.getName() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static void add(JarOutputStream jar, Class<?> type) throws IOException {
    addCompiled(jar, type.getName().replace('.', '/') + ".class");
  }

  private static void addCompiled(JarOutputStream jar, String name) throws IOException {
    try (InputStream in = StrategyJar.class.getClassLoader().getResourceAsStream(name)) {
      if (in != null) {
        jar.putNextEntry(new JarEntry(name));
        in.transferTo(jar);
      }
    }
  }
}
