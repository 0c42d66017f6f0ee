package io.orrery.broker.fix;

import io.orrery.broker.fix.FixWire.Received;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A counterparty that speaks FIX 4.4 and misbehaves on command: the session layer. It keeps its
 * numbers and what it said over connections. What came too early is dropped if a gap passes it.
 */
class ScriptedVenue implements AutoCloseable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private record Said(String type, List<String> body, String at) {
    boolean isAdmin() {
      return type.length() == 1 && "A012345".contains(type);
    }
  }

  final List<Received> received = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final String name;
  private final String client;
  private final Consumer<Received> application;
  private final List<Said> said = new ArrayList<>();
  private final TreeMap<Integer, Received> early = new TreeMap<>();
  private @Nullable Socket socket;
  private int nextIn = 1;
  private int toLose;
  private boolean isAsked;
  private boolean isSilent;
  private int logouts;
  private boolean isDeaf;
  private boolean isLoggedOn;

  ScriptedVenue(ServerSocket server, String name, String client, Consumer<Received> application) {
    this.server = server;
    this.name = name;
    this.client = client;
    this.application = application;
    Thread thread = new Thread(this::accept, "venue-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket accepted = server.accept()) {
        synchronized (this) {
          if (isDeaf) {
            continue;
          }
          socket = accepted;
          isAsked = false;
          isLoggedOn = false;
          early.clear();
        }
        serve(accepted);
      } catch (IOException e) {
        // the connection is over; the next one comes
      } finally {
        synchronized (this) {
          socket = null;
        }
      }
    }
  }

  private void serve(Socket from) throws IOException {
    var in = new java.io.BufferedInputStream(from.getInputStream());
    for (var next = FixWire.read(in); next.isPresent(); next = FixWire.read(in)) {
      synchronized (this) {
        received.add(next.get());
        sequence(next.get());
      }
    }
  }

  private void sequence(Received message) {
    if (message.type().equals("A")) {
      logon(message);
    } else if (message.type().equals("4")) {
      nextIn = Math.max(nextIn, Integer.parseInt(message.need(36)));
      early.headMap(nextIn).clear();
      drain();
    } else if (message.seq() > nextIn) {
      if (message.type().equals("2")) {
        // both may have gaps: FIX answers this at once, or both would wait for each other
        handle(message);
      } else {
        early.put(message.seq(), message);
      }
      askAgain();
    } else if (message.seq() == nextIn) {
      nextIn++;
      handle(message);
      drain();
    }
  }

  private void drain() {
    for (Received next = early.remove(nextIn); next != null; next = early.remove(nextIn)) {
      nextIn++;
      handle(next);
    }
  }

  private void logon(Received message) {
    isLoggedOn = true;
    toLose = 0;
    if (logouts > 0) {
      logouts--;
      send("5", "58=come back later");
      disconnect();
      return;
    }
    send("A", "98=0", "108=" + message.need(108));
    if (message.seq() > nextIn) {
      askAgain();
    } else {
      nextIn = message.seq() + 1;
    }
  }

  private void askAgain() {
    if (!isAsked) {
      isAsked = true;
      send("2", "7=" + nextIn, "16=0");
    }
  }

  private void handle(Received message) {
    switch (message.type()) {
      case "0", "3" -> {}
      case "1" -> send("0", "112=" + message.need(112));
      case "2" -> resend(Integer.parseInt(message.need(7)), Integer.parseInt(message.need(16)));
      case "5" -> {
        send("5");
        disconnect();
      }
      default -> application.accept(message);
    }
  }

  /** Says something with the next number. */
  final synchronized void send(String type, String... body) {
    Said next = new Said(type, List.of(body), TIME.format(Instant.now()));
    said.add(next);
    if (toLose > 0) {
      toLose--;
    } else {
      write(said.size(), next, false);
    }
  }

  private void resend(int from, int to) {
    int last = to == 0 ? said.size() : Math.min(to, said.size());
    for (int seq = from; seq <= last; seq++) {
      Said message = said.get(seq - 1);
      if (message.isAdmin()) {
        fillGap(seq);
      } else {
        write(seq, message, true);
      }
    }
  }

  private void fillGap(int seq) {
    String now = TIME.format(Instant.now());
    write(header("4", seq, now, "43=Y", "122=" + now, "123=Y", "36=" + (seq + 1)));
  }

  private void write(int seq, Said message, boolean isAgain) {
    List<String> fields = header(message.type(), seq, TIME.format(Instant.now()));
    if (isAgain) {
      fields.add("43=Y");
      fields.add("122=" + message.at());
    }
    fields.addAll(message.body());
    write(fields);
  }

  private List<String> header(String type, int seq, String at, String... more) {
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of("35=" + type, "34=" + seq, "49=" + name, "56=" + client, "52=" + at));
    fields.addAll(Arrays.asList(more));
    return fields;
  }

  private void write(List<String> fields) {
    Socket now = socket;
    if (now == null || isSilent || !isLoggedOn) {
      return;
    }
    try {
      now.getOutputStream().write(FixWire.write(fields));
      now.getOutputStream().flush();
    } catch (IOException e) {
      disconnect();
    }
  }

  /** The next {@code count} messages of this connection get numbers and do not arrive. */
  final synchronized void lose(int count) {
    toLose += count;
  }

  /**
   * Repeats the last {@code count} messages with their numbers, as a nervous session layer does.
   */
  final synchronized void repeat(int count) {
    resend(Math.max(1, said.size() - count + 1), 0);
  }

  final synchronized void loseNothing() {
    toLose = 0;
    logouts = 0;
  }

  /** Wants everything again from a number on. */
  final synchronized void askFrom(int seq) {
    send("2", "7=" + seq, "16=0");
  }

  /** Skips numbers for good, as somebody does who lost his store. */
  final synchronized void jump(int count) {
    for (int i = 0; i < count; i++) {
      said.add(new Said("0", List.of(), TIME.format(Instant.now())));
    }
    write(
        header(
            "4", said.size() - count + 1, TIME.format(Instant.now()), "36=" + (said.size() + 1)));
  }

  final synchronized void silence(boolean silent) {
    isSilent = silent;
  }

  /** Answers the next {@code count} logons with a logout. */
  final synchronized void refuseLogons(int count) {
    logouts = count;
  }

  /** Takes connections and drops them at once. */
  final synchronized void deaf(boolean deaf) {
    isDeaf = deaf;
  }

  final synchronized void disconnect() {
    Socket now = socket;
    socket = null;
    if (now != null) {
      try {
        now.close();
      } catch (IOException e) {
        // it is gone
      }
    }
  }

  final synchronized int nextIn() {
    return nextIn;
  }

  final synchronized boolean isConnected() {
    return socket != null;
  }

  final List<Received> received(String type) {
    return received.stream().filter(message -> message.type().equals(type)).toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
    disconnect();
  }
}
