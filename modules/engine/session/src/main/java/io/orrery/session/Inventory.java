package io.orrery.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What one session consists of, so that its end can be proved part by part. It keeps no part alive.
 * Safe for use by many threads.
 */
public final class Inventory {

  private final List<Entry<?>> entries = new ArrayList<>();

  /** What a part is. */
  public enum Kind {
    /** An object. */
    INSTANCE,
    /** A thread. */
    THREAD,
    /** A connection to the outside. */
    CONNECTION,
    /** A file that is open for writing. */
    FILE;

    /** The name on the wire. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How a part stands.
   *
   * @param kind what it is
   * @param name its name
   * @param state {@code in use}, {@code over} or {@code collected}
   */
  public record Item(Kind kind, String name, State state) {

    /** Whether nothing of it acts any more. */
    public boolean isOver() {
      return state != State.IN_USE;
    }
  }

  /** How a part can stand. */
  public enum State {
    /** It may act. */
    IN_USE,
    /** It says of itself that it has ended. */
    OVER,
    /** Nothing refers to it any more. */
    COLLECTED
  }

  /**
   * Lists a part.
   *
   * @param isOver whether it has ended; it is handed the part, and must refer to none itself
   */
  public <T> void add(Kind kind, String name, T part, Predicate<? super T> isOver) {
    Entry<T> entry = new Entry<>(kind, name, new WeakReference<>(part), isOver);
    synchronized (entries) {
      entries.removeIf(each -> each.kind() != Kind.FILE && each.part().get() == null);
      entries.add(entry);
    }
  }

  /** How every part stands now, in the order in which they came. */
  public List<Item> items() {
    synchronized (entries) {
      return entries.stream().map(Entry::item).toList();
    }
  }

  private record Entry<T>(
      Kind kind, String name, WeakReference<T> part, Predicate<? super T> isOver) {

    Item item() {
      T alive = part.get();
      if (alive == null) {
        return new Item(kind, name, State.COLLECTED);
      }
      return new Item(kind, name, isOver.test(alive) ? State.OVER : State.IN_USE);
    }
  }
}
