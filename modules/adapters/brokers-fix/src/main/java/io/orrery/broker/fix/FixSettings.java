package io.orrery.broker.fix;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import quickfix.FixVersions;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** What QuickFIX/J is told of a session: every setting that matters, none left to its default. */
final class FixSettings {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final FixConnection connection;

  FixSettings(FixConnection connection) {
    this.connection = connection;
  }

  SessionID id() {
    FixParties parties = connection.parties();
    return new SessionID(FixVersions.BEGINSTRING_FIX44, parties.sender(), parties.target());
  }

  SessionSettings settings(Path store) {
    Map<String, String> all = new TreeMap<>(RULES);
    FixEndpoint endpoint = connection.endpoint();
    all.put("SocketConnectHost", endpoint.host());
    all.put("SocketConnectPort", String.valueOf(endpoint.port()));
    all.put("FileStorePath", store.toString());
    all.put("HeartBtInt", String.valueOf(connection.timing().heartbeat().toSeconds()));
    long patience = connection.timing().patience().toSeconds();
    all.put("LogonTimeout", String.valueOf(Math.max(2, patience)));
    addReset(all);
    endpoint.tls().ifPresent(tls -> addTls(all, tls));
    SessionSettings settings = new SessionSettings();
    SessionID id = id();
    all.forEach((key, value) -> settings.setString(id, key, value));
    return settings;
  }

  /** What holds for every session of ours. */
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("ConnectionType", "initiator"),
          Map.entry("ReconnectInterval", "1"),
          Map.entry("LogoutTimeout", "2"),
          Map.entry("SocketTcpNoDelay", "Y"),
          // what was handed over is with the operating system, or the answer is "not known"
          Map.entry("SocketSynchronousWrites", "Y"),
          Map.entry("SocketSynchronousWriteTimeout", "5000"),
          // numbers survive us; a reset would hide lost fills
          Map.entry("PersistMessages", "Y"),
          Map.entry("FileStoreSync", "Y"),
          Map.entry("ResetOnLogon", "N"),
          Map.entry("ResetOnLogout", "N"),
          Map.entry("ResetOnDisconnect", "N"),
          Map.entry("ResetOnError", "N"),
          Map.entry("RefreshOnLogon", "N"),
          Map.entry("ForceResendWhenCorruptedStore", "N"),
          Map.entry("ValidateSequenceNumbers", "Y"),
          Map.entry("SendRedundantResendRequests", "N"),
          Map.entry("CheckCompID", "Y"),
          Map.entry("CheckLatency", "Y"),
          Map.entry("MaxLatency", "120"),
          Map.entry("TimeStampPrecision", "MICROS"),
          // what we read must be FIX 4.4; what a venue adds of its own must not cost us a fill
          Map.entry("UseDataDictionary", "Y"),
          Map.entry("DataDictionary", "FIX44.xml"),
          Map.entry("ValidateIncomingMessage", "Y"),
          Map.entry("ValidateFieldsOutOfOrder", "Y"),
          Map.entry("ValidateUserDefinedFields", "N"),
          Map.entry("AllowUnknownMsgFields", "Y"),
          Map.entry("RejectGarbledMessage", "N"),
          Map.entry("RejectInvalidMessage", "Y"),
          Map.entry("RejectMessageOnUnhandledException", "N"));

  private void addReset(Map<String, String> all) {
    if (connection.timing().reset().isEmpty()) {
      all.put("NonStopSession", "Y");
      return;
    }
    FixTiming.Reset reset = connection.timing().reset().get();
    LocalTime at = reset.at();
    all.put("StartTime", TIME.format(at));
    all.put("EndTime", TIME.format(at));
    all.put("TimeZone", reset.zone().getId());
  }

  private static void addTls(Map<String, String> all, FixTls tls) {
    all.put("SocketUseSSL", "Y");
    all.put("EnabledProtocols", "TLSv1.3,TLSv1.2");
    all.put("EndpointIdentificationAlgorithm", "HTTPS");
    all.put("SocketTrustStore", tls.trust().file().toString());
    all.put("SocketTrustStoreType", tls.trust().type());
    all.put("SocketTrustStorePassword", tls.trust().password());
    tls.key()
        .ifPresent(
            key -> {
              all.put("SocketKeyStore", key.file().toString());
              all.put("SocketKeyStoreType", key.type());
              all.put("SocketKeyStorePassword", key.password());
            });
  }
}
