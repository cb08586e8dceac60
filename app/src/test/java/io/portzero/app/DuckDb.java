package io.portzero.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Asks DuckDB, which shares no code with what writes Parquet.
public final class DuckDb {

    private DuckDb() {}

    /// The rows of an answer, each value as text or null.
    public static List<List<String>> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(answer.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
