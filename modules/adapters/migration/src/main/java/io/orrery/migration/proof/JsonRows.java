package io.orrery.migration.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are a JSON object a line. One parser is fed line after line, as long as all are good.
 */
final class JsonRows implements RowReader {

  private static final int MAX_DEPTH = 32;

  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();
  private final JsonFactory strict =
      factory.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final Row row = new Row();
  private final Map<String, String> names;
  private @Nullable JsonParser parser;
  private boolean hasNested;

  /** {@code names} are our names of the fields that are called otherwise there. */
  JsonRows(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  @Override
  public Parsed read(byte[] bytes, int offset, int length) {
    row.clear();
    hasNested = false;
    try {
      JsonParser in = fed(bytes, offset, length);
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return damaged(Reason.NOT_JSON);
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        if (!add(in)) {
          return damaged(row.isFull() ? Reason.TOO_LONG : Reason.DUPLICATE_KEY);
        }
      }
      boolean isOne =
          in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == JsonToken.NOT_AVAILABLE;
      if (!isOne) {
        return damaged(Reason.NOT_JSON);
      }
      return hasNested ? strictly(bytes, offset, length) : row;
    } catch (IOException e) {
      return damaged(Reason.NOT_JSON);
    }
  }

  private JsonParser fed(byte[] bytes, int offset, int length) throws IOException {
    JsonParser in = parser;
    if (in == null) {
      in = factory.createNonBlockingByteArrayParser();
      parser = in;
    }
    ((ByteArrayFeeder) in.getNonBlockingInputFeeder()).feedInput(bytes, offset, offset + length);
    return in;
  }

  /** A parser that is not between two lines knows nothing of the next one. */
  private Parsed damaged(Reason reason) {
    parser = null;
    return new Parsed.Damaged(reason);
  }

  private boolean add(JsonParser in) throws IOException {
    String theirs = in.currentName();
    String name = names.isEmpty() ? theirs : names.getOrDefault(theirs, theirs);
    return switch (in.nextToken()) {
      case VALUE_STRING -> add(name, Row.Kind.TEXT, in);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(name, Row.Kind.NUMBER, in);
      case VALUE_TRUE -> row.add(name, Row.Kind.TRUE);
      case VALUE_FALSE -> row.add(name, Row.Kind.FALSE);
      case VALUE_NULL -> row.add(name, Row.Kind.NULL);
      default -> {
        hasNested = true;
        in.skipChildren();
        yield row.add(name, Row.Kind.NESTED);
      }
    };
  }

  private boolean add(String name, Row.Kind kind, JsonParser in) throws IOException {
    return row.add(name, kind, in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
  }

  /** What is nested is not kept, but a name twice in it is damage all the same. */
  private Parsed strictly(byte[] bytes, int offset, int length) {
    try (JsonParser in = strict.createParser(bytes, offset, length)) {
      while (in.nextToken() != null) {
        // reads
      }
      return row;
    } catch (IOException e) {
      return new Parsed.Damaged(Reason.DUPLICATE_KEY);
    }
  }
}
