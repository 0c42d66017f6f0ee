package io.orrery.wiring;

import java.util.List;

/** Which classes belong to the platform: what Orrery runs on, not what runs in it. */
final class PlatformClasses {

  private static final List<String> PACKAGES =
      List.of(
          "jakarta.",
          "org.glassfish.",
          "fish.payara.",
          "org.jboss.weld.",
          "com.sun.",
          "org.apache.catalina.",
          "org.eclipse.microprofile.",
          "org.eclipse.persistence.",
          "com.hazelcast.");

  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return PACKAGES.stream().anyMatch(type.getName()::startsWith);
        }
      };

  private PlatformClasses() {}

  /** Whether {@code type} is the platform's; the Java library itself is not. */
  static boolean include(Class<?> type) {
    return KNOWN.get(type);
  }

  /** Whether {@code type} comes with Java itself. */
  static boolean isJava(Class<?> type) {
    return type.getName().startsWith("java.");
  }
}
