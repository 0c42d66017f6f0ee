package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.Sha256;
import io.orrery.exports.Export;
import io.orrery.exports.ExportManifest;
import io.orrery.exports.ExportQuery;
import io.orrery.exports.Purpose;
import io.orrery.exports.RowForm;
import io.orrery.exports.Tally;
import io.orrery.session.SessionBook;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers with rows that leave one universe, as they are read: nothing is gathered, and a reader
 * who is slow slows the reading. What was left out is said by the manifest, which the answer links
 * to: it is asked for the same records, so the digest that it says is that of the rows.
 */
final class ExportAnswers {

  private final Gateway gateway;

  ExportAnswers(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * What was asked for.
   *
   * @param universe the one that the path names
   * @param query which records of which ledger
   * @param form how
   */
  private record Asked(Universe universe, ExportQuery query, RowForm form) {}

  /** The rows. */
  Response rows(String universe, Purpose purpose, UriInfo uri) {
    Asked asked = asked(universe, purpose, uri);
    Export export = export(asked.universe());
    StreamingOutput rows = out -> write(export, asked, out);
    Standing standing = gateway.standings().of(asked.universe());
    return Response.ok(rows)
        .type(asked.form().mediaType())
        .header(Answers.UNIVERSE_HEADER, standing.universe().wireName())
        .header(Answers.SESSION_HEADER, standing.sessionId().orElse(null))
        .header("Link", link(asked, uri))
        .build();
  }

  /** What the rows rest on, their digest, and what is not among them. */
  Response manifest(String universe, Purpose purpose, UriInfo uri) {
    Asked asked = asked(universe, purpose, uri);
    CountedBytes bytes = new CountedBytes();
    Tally tally;
    try {
      tally = write(export(asked.universe()), asked, new DigestOutputStream(bytes, bytes.digest));
    } catch (IOException e) {
      throw new IllegalStateException("counting bytes cannot fail", e);
    }
    Map<String, Object> view =
        ExportManifest.of(
            asked.universe(),
            purpose,
            asked.query().selection(),
            List.of(tally),
            book(asked.universe()));
    view.put("file_format", asked.form().wireName());
    view.put("bytes", bytes.count);
    view.put("sha256", Sha256.ofRaw(bytes.digest.digest()).value());
    return Answers.about(gateway.standings().of(asked.universe()), 200, view).build();
  }

  private static Tally write(Export export, Asked asked, OutputStream out) throws IOException {
    out.write(asked.form().header(asked.query().stream()).getBytes(StandardCharsets.UTF_8));
    return export.write(
        asked.query(), row -> out.write(asked.form().line(row).getBytes(StandardCharsets.UTF_8)));
  }

  private Export export(Universe universe) {
    return new Export(gateway.universes().archive(universe), book(universe));
  }

  private SessionBook book(Universe universe) {
    return gateway.standings().book(universe);
  }

  private Asked asked(String universe, Purpose purpose, UriInfo uri) {
    Universe of = Parameters.universe(universe);
    Stream stream = stream(Parameters.required("stream", text(uri, "stream")));
    long last = gateway.history(of, stream).lastSeq();
    long through =
        Parameters.whole("through_seq", text(uri, "through_seq"), 0, Parameters.MAX_SEQ)
            .orElse(last);
    if (through > last) {
      throw Parameters.refused(
          "through_seq",
          "through_seq must be a record that is there, at most %d, was %d"
              .formatted(last, through));
    }
    ExportQuery query = new ExportQuery(stream, ListRequest.selection(of, uri), purpose, through);
    return new Asked(of, query, form(text(uri, "format")));
  }

  private static Stream stream(String name) {
    return ExportQuery.STREAMS.stream()
        .filter(stream -> stream.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Parameters.refused(
                    "stream",
                    "stream must be one of %s, was %s"
                        .formatted(ExportQuery.STREAMS, Check.shown(name))));
  }

  private static RowForm form(@Nullable String name) {
    return switch (Parameters.required("format", name)) {
      case "jsonl" -> RowForm.JSONL;
      case "csv" -> RowForm.CSV;
      default ->
          throw Parameters.refused("format", "format must be jsonl or csv; parquet: orrery export");
    };
  }

  /** What a training set may have, asked for in words or not. */
  static Purpose training(@Nullable String sentence) {
    try {
      return new Purpose.Training(Optional.ofNullable(sentence));
    } catch (IllegalArgumentException e) {
      throw Parameters.refused("include_invalid", String.valueOf(e.getMessage()));
    }
  }

  private static String link(Asked asked, UriInfo uri) {
    String asBefore =
        uri.getQueryParameters().entrySet().stream()
            .filter(each -> !each.getKey().equals("through_seq"))
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + "=" + encoded(each.getValue().get(0)) + "&")
            .collect(Collectors.joining());
    return "<%s/manifest?%sthrough_seq=%d>; rel=\"describedby\""
        .formatted(Answers.path(uri), asBefore, asked.query().through());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static @Nullable String text(UriInfo uri, String name) {
    return uri.getQueryParameters().getFirst(name);
  }

  /** Takes bytes and keeps none. */
  private static final class CountedBytes extends OutputStream {
    private final java.security.MessageDigest digest = Sha256.digest();
    private long count;

    @Override
    public void write(int octet) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
