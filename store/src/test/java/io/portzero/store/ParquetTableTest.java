package io.portzero.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetTableTest {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("", "time", ColumnType.TIME),
                    new Column("", "name", ColumnType.TEXT),
                    new Column("", "port", ColumnType.PORT),
                    new Column("raw", "port", ColumnType.INTEGER),
                    new Column("raw", "name", ColumnType.TEXT),
                    new Column("", "share", ColumnType.DECIMAL));
    private static final int TIME = 0;
    private static final int NAME = 1;
    private static final int PORT = 2;
    private static final int RAW_PORT = 3;
    private static final int SHARE = 5;

    @TempDir private Path folder;

    @FunctionalInterface
    private interface Filling {
        void of(ParquetTable table) throws IOException;
    }

    private Path write(Filling filling) throws IOException {
        Path file = folder.resolve("table.parquet");
        try (OutputStream out = Files.newOutputStream(file);
                ParquetTable table = new ParquetTable(out, COLUMNS)) {
            filling.of(table);
        }
        return file;
    }

    private List<List<@Nullable String>> read(String query, Filling filling)
            throws IOException, SQLException {
        return DuckDb.rows(query.formatted("'" + write(filling) + "'"));
    }

    @Test
    void eachColumnHasItsType() throws Exception {
        assertThat(read("select column_name, column_type from (describe from %s)", _ -> {}))
                .containsExactly(
                        List.of("time", "TIMESTAMPTZ_NS"),
                        List.of("name", "VARCHAR"),
                        List.of("port", "USMALLINT"),
                        List.of("raw", "STRUCT(port BIGINT, \"name\" VARCHAR)"),
                        List.of("share", "DOUBLE"));
    }

    @Test
    void aTableWithoutRowsIsOne() throws Exception {
        assertThat(read("select count(*) from %s", _ -> {})).containsExactly(List.of("0"));
    }

    @Test
    void whatIsNotSetIsNullAndZeroIsZero() throws Exception {
        assertThat(
                        read(
                                "select epoch_ns(time), name, port, raw.port, raw is null, share from %s",
                                table -> {
                                    table.number(TIME, 1_700_000_000_123_456_789L);
                                    table.number(PORT, 0);
                                    table.endRow();
                                    table.number(RAW_PORT, 0);
                                    table.decimal(SHARE, 0.995);
                                    table.endRow();
                                    table.text(NAME, "");
                                    table.endRow();
                                }))
                .containsExactly(
                        Arrays.asList("1700000000123456789", null, "0", null, "true", null),
                        Arrays.asList(null, null, null, "0", "false", "0.995"),
                        Arrays.asList(null, "", null, null, "true", null));
    }

    @Test
    void whatIsNoPortIsNotInAColumnOfPorts() throws Exception {
        assertThat(
                        read(
                                "select port, raw.port from %s",
                                table -> {
                                    for (long value :
                                            new long[] {65_535, 65_536, -1, Long.MAX_VALUE}) {
                                        table.number(PORT, value);
                                        table.number(RAW_PORT, value);
                                        table.endRow();
                                    }
                                }))
                .containsExactly(
                        List.of("65535", "65535"),
                        Arrays.asList(null, "65536"),
                        Arrays.asList(null, "-1"),
                        Arrays.asList(null, "9223372036854775807"));
    }

    @Test
    void anyTextIsKeptAndHalfACharacterBecomesAQuestionMark() throws Exception {
        List<String> texts =
                List.of(
                        "'\"; drop table records; --",
                        "a\nb\r\nc\td",
                        "nothing\0behind",
                        "\u202Etxt.exe \uFEFF \uFFFD",
                        "\uD83D\uDE00",
                        "half \uD83D of one",
                        "x".repeat(1 << 20));
        List<List<@Nullable String>> rows =
                read(
                        "select hex(name) from %s",
                        table -> {
                            for (String text : texts) {
                                table.text(NAME, text);
                                table.endRow();
                            }
                        });
        assertThat(rows)
                .extracting(row -> new String(HexFormat.of().parseHex(row.getFirst()), UTF_8))
                .containsExactlyElementsOf(
                        texts.stream().map(text -> text.replace("half \uD83D", "half ?")).toList());
    }

    @Test
    void propertiesStandBesideTheSchemaAndTheLastOneHolds() throws Exception {
        assertThat(
                        read(
                                "select value::varchar from parquet_kv_metadata(%s)"
                                        + " where key::varchar = 'complete'",
                                table -> {
                                    table.property("complete", "false");
                                    table.endRow();
                                    table.property("complete", "true");
                                }))
                .containsExactly(List.of("true"));
    }

    @Test
    void rowsAreWrittenInGroupsWhichKeepTheirOrder() throws Exception {
        assertThat(
                        read(
                                """
                                select count(*), count(*) filter (port = file_row_number),
                                    (select max(row_group_id) > 0 from parquet_metadata(%1$s))
                                from read_parquet(%1$s, file_row_number = true)
                                """,
                                table -> noise(table, 60_000, 1_000)))
                .containsExactly(List.of("60000", "60000", "true"));
    }

    /// Rows with texts that cannot be compressed, and ports that count them.
    private static void noise(ParquetTable table, int rows, int length) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] bytes = new byte[length / 2];
        for (int i = 0; i < rows; i++) {
            random.nextBytes(bytes);
            table.text(NAME, HexFormat.of().formatHex(bytes));
            table.number(PORT, i);
            table.endRow();
        }
    }

    @Test
    void longTextsDoNotPileUp() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetTable table = new ParquetTable(out, COLUMNS)) {
            noise(table, 101, 1 << 20);
            assertThat(out.size()).isGreaterThan(40 << 20);
        }
    }

    @Test
    void withoutItsEndAFileIsNone() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] cut;
        try (ParquetTable table = new ParquetTable(out, COLUMNS)) {
            table.number(PORT, 0);
            table.endRow();
            cut = out.toByteArray();
        }
        Path file = Files.write(folder.resolve("cut.parquet"), cut);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DuckDb.rows("select count(*) from '" + file + "'"));
    }

    @Test
    void aFullDiskIsToldWhereverItIsMet() {
        for (int room : new int[] {0, 100, 300}) {
            assertThatIOException()
                    .as("room for %s bytes", room)
                    .isThrownBy(() -> {
                        try (ParquetTable table = new ParquetTable(new FullDisk(room), COLUMNS)) {
                            table.number(PORT, 0);
                            table.endRow();
                        }
                    });
        }
    }

    /// Takes so many bytes and no more.
    private static final class FullDisk extends OutputStream {

        private int room;

        FullDisk(int room) {
            this.room = room;
        }

        @Override
        public void write(int value) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void aRowThatCannotBeWrittenSpoilsTheFile() throws Exception {
        ParquetTable table = new ParquetTable(OutputStream.nullOutputStream(), COLUMNS);
        table.decimal(NAME, 0.5);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(table::endRow);
        assertThatIOException().isThrownBy(table::close).withMessageContaining("a row");
    }

    @Test
    void refusesTwoFieldsOfOneName() {
        Column name = COLUMNS.get(NAME);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ParquetTable(OutputStream.nullOutputStream(), List.of(name, name)));
    }
}
