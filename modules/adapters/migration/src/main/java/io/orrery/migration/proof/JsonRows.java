package io.orrery.migration.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Map;

/** Rows that are a JSON object a line. */
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
  private boolean hasNested;

  /** {@code names} are our names of the fields that are called otherwise there. */
  JsonRows(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  @Override
  public Parsed read(byte[] bytes, int offset, int length) {
    row.clear();
    hasNested = false;
    try (JsonParser in = factory.createParser(bytes, offset, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return new Parsed.Damaged(Reason.NOT_JSON);
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        if (!add(in)) {
          return new Parsed.Damaged(row.isFull() ? Reason.TOO_LONG : Reason.DUPLICATE_KEY);
        }
      }
      if (in.nextToken() != null) {
        return new Parsed.Damaged(Reason.NOT_JSON);
      }
      return hasNested ? strictly(bytes, offset, length) : row;
    } catch (IOException e) {
      return new Parsed.Damaged(Reason.NOT_JSON);
    }
  }

  private boolean add(JsonParser in) throws IOException {
    String theirs = in.currentName();
    String name = names.isEmpty() ? theirs : names.getOrDefault(theirs, theirs);
    return switch (in.nextToken()) {
      case VALUE_STRING -> row.add(name, Row.Kind.TEXT, in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> row.add(name, Row.Kind.NUMBER, in.getText());
      case VALUE_TRUE -> row.add(name, Row.Kind.TRUE, "");
      case VALUE_FALSE -> row.add(name, Row.Kind.FALSE, "");
      case VALUE_NULL -> row.add(name, Row.Kind.NULL, "");
      default -> {
        hasNested = true;
        in.skipChildren();
        yield row.add(name, Row.Kind.NESTED, "");
      }
    };
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
