package io.orrery.strategy;

import io.orrery.basics.Sha256;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which strategy this is, to the byte: what is promoted is named by this hash.
 *
 * <p>SHA-256 over the strategy's name, its parameters in force, and every class that its code can
 * reach, each by name and bytes; the Java platform is not among them. One changed line in a class
 * that the strategy uses, of its own or of this engine, makes another hash. What is reached only by
 * reflection, through a service or in a file is not seen.
 */
public final class CodeHash {

  private static final String CLASS = ".class";

  private final Strategy strategy;

  private CodeHash(Strategy strategy) {
    this.strategy = strategy;
  }

  /**
   * The hash of {@code strategy}; the same on every machine that runs the same classes.
   *
   * @throws IllegalArgumentException if its class has no class file, as a proxy's or a lambda's has
   *     none: nothing could be said about its code
   */
  public static Sha256 of(Strategy strategy) {
    return new CodeHash(strategy).hash();
  }

  private Sha256 hash() {
    MessageDigest digest = Sha256.digest();
    update(digest, strategy.name().value());
    for (Map.Entry<String, String> parameter : strategy.parameters().entrySet()) {
      update(digest, parameter.getKey());
      update(digest, parameter.getValue());
    }
    classes()
        .forEach(
            (name, bytes) -> {
              update(digest, name);
              digest.update(Sha256.of(bytes).raw());
            });
    return Sha256.ofRaw(digest.digest());
  }

  /** Length first, so that no two lists of texts look alike. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
  }

  /** Every class that can be reached, by its name with slashes. */
  private SortedMap<String, byte[]> classes() {
    String root = strategy.getClass().getName().replace('.', '/');
    SortedMap<String, byte[]> found = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      String name = open.remove();
      byte[] bytes = found.containsKey(name) ? null : bytes(name);
      if (bytes != null) {
        found.put(name, bytes);
        open.addAll(references(name, bytes));
      }
    }
    if (!found.containsKey(root)) {
      throw new IllegalArgumentException(
          "strategy %s must be of a class with a class file, was of %s"
              .formatted(strategy.name(), strategy.getClass().getName()));
    }
    return found;
  }

  /** The class file; null if it is the platform's or there is none. */
  private byte @Nullable [] bytes(String name) {
    if (isPlatform(name)) {
      return null;
    }
    try (InputStream in = stream(name + CLASS)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("class " + name + " cannot be read", e);
    }
  }

  private @Nullable InputStream stream(String resource) {
    ClassLoader loader = strategy.getClass().getClassLoader();
    return loader == null ? null : loader.getResourceAsStream(resource);
  }

  private static boolean isPlatform(String name) {
    return name.startsWith("java/")
        || name.startsWith("javax/")
        || name.startsWith("jdk/")
        || name.startsWith("sun/")
        || name.startsWith("com/sun/");
  }

  /** The classes that a class file names in its constants: JVM specification, 4.4. */
  private static SortedSet<String> references(String name, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      Map<Integer, String> texts = new TreeMap<>();
      SortedSet<Integer> names = new TreeSet<>();
      for (int at = 1; at < count; at++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.put(at, in.readUTF());
          case 7 -> names.add(in.readUnsignedShort());
          case 5, 6 -> {
            in.skipNBytes(8);
            at++;
          }
          case 15 -> in.skipNBytes(3);
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          default -> in.skipNBytes(4);
        }
      }
      SortedSet<String> references = new TreeSet<>();
      names.forEach(at -> references.add(element(texts.getOrDefault(at, ""))));
      return references;
    } catch (IOException e) {
      throw new UncheckedIOException("class " + name + " cannot be understood", e);
    }
  }

  /** The class behind an array of it. */
  private static String element(String name) {
    return name.startsWith("[") ? name.replaceAll("^\\[+L?|;$", "") : name;
  }
}
