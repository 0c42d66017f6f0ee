package io.orrery.cli.export;

import io.orrery.exports.Column;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Writes Parquet with DuckDB, inside of this process and never in the server. DuckDB sees one
 * folder and nothing of the network.
 */
final class ParquetFiles implements AutoCloseable {

  private final Connection connection;
  private final ColumnFits fits;

  private ParquetFiles(Connection connection, ColumnFits fits) {
    this.connection = connection;
    this.fits = fits;
  }

  /**
   * Starts DuckDB.
   *
   * @param folder the only folder that it may read and write
   * @throws IllegalArgumentException if its driver is not there, with where it must lie
   * @throws IOException if its library cannot be unpacked, which it is on its way
   */
  static ParquetFiles in(Path folder, ColumnFits fits) throws IOException {
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      ParquetFiles files = new ParquetFiles(connection, fits);
      files.execute("SET autoinstall_known_extensions=false");
      files.execute("SET autoload_known_extensions=false");
      files.execute("SET TimeZone='UTC'");
      files.execute("SET memory_limit='512MB'");
      files.execute("SET preserve_insertion_order=true");
      files.execute("SET temp_directory=" + quoted(folder.resolve("duckdb")));
      files.execute("SET allowed_directories=[" + quoted(folder) + "]");
      files.execute("SET enable_external_access=false");
      files.execute("SET lock_configuration=true");
      return files;
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "Parquet must be written with DuckDB, whose driver duckdb_jdbc must lie in lib beside orrery-cli.jar: "
              + e.getMessage(),
          e);
    } catch (LinkageError e) {
      throw new IOException(
          "DuckDB's library cannot be unpacked into %s and loaded: %s"
              .formatted(System.getProperty("java.io.tmpdir"), rootOf(e)),
          e);
    }
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootOf(cause);
  }

  /**
   * Makes a Parquet file of JSON lines whose members are the cells of a table, all as texts.
   *
   * @throws IOException if DuckDB cannot, as on a full disk, with what it says
   */
  void write(Stream stream, Path lines, Path parquet) throws IOException {
    String texts =
        Column.of(stream).stream()
            .map(column -> "'%s': 'VARCHAR'".formatted(column.name()))
            .collect(Collectors.joining(", "));
    String cells =
        Column.of(stream).stream()
            .map(column -> cell(stream, column))
            .collect(Collectors.joining(", "));
    try {
      execute(
          "COPY (SELECT %s FROM read_json(%s, format='newline_delimited', columns={%s})) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(cells, quoted(lines), texts, quoted(parquet)));
    } catch (SQLException e) {
      throw new IOException("Parquet cannot be written: " + e.getMessage(), e);
    }
  }

  private String cell(Stream stream, Column column) {
    return "CAST(\"%1$s\" AS %2$s) AS \"%1$s\""
        .formatted(column.name(), fits.sqlType(stream, column));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("DuckDB cannot be ended: " + e.getMessage(), e);
    }
  }
}
