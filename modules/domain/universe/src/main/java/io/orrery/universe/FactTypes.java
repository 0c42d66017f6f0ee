package io.orrery.universe;

import io.orrery.basics.SnakeCase;

/** What facts are called that do not say it themselves; made up once for each class. */
final class FactTypes {

  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return SnakeCase.of(type.getSimpleName());
        }
      };

  private FactTypes() {}

  static String of(Class<?> type) {
    return NAMES.get(type);
  }
}
