package io.portzero.app.record;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Records as a log in Zeek's form of tab-separated values, which `zeek-cut` and others read.
final class ZeekLog implements RecordShape {

    private static final String PATH = "portzero";
    private static final String UNSET = "-";
    private static final String EMPTY = "(empty)";

    private final Writer out;

    /// Writes the header.
    ZeekLog(Writer out) throws IOException {
        this.out = out;
        out.write("#separator \\x09\n#set_separator\t,\n");
        out.write("#empty_field\t" + EMPTY + "\n#unset_field\t" + UNSET + "\n");
        out.write("#path\t" + PATH + "\n");
        out.write("#fields\t" + all(ZeekColumn::field) + "\n");
        out.write("#types\t" + all(ZeekColumn::type) + "\n");
    }

    private static String all(Function<ZeekColumn, String> name) {
        return ZeekColumn.ALL.stream().map(name).collect(Collectors.joining("\t"));
    }

    @Override
    public void write(CollectedRecord record) throws IOException {
        String separator = "";
        for (ZeekColumn column : ZeekColumn.ALL) {
            out.write(separator);
            out.write(column.of(record).map(ZeekLog::cell).orElse(UNSET));
            separator = "\t";
        }
        out.write('\n');
    }

    private static String cell(Object value) {
        return switch (value) {
            case String text -> escaped(text);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /// Zeek writes what would be taken for something else as `\x` and two digits.
    private static String escaped(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.equals(UNSET) || text.equals(EMPTY)) {
            return hex(text.charAt(0)) + text.substring(1);
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean special = each < ' ' || each == 0x7F || each == '\\';
            escaped.append(special ? hex(each) : String.valueOf(each));
        }
        return escaped.toString();
    }

    private static String hex(char character) {
        return String.format(Locale.ROOT, "\\x%02x", (int) character);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /// The same as an object, as Zeek's logs in JSON are: unset fields have no key.
    static Map<String, Object> object(CollectedRecord record) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("_path", PATH);
        for (ZeekColumn column : ZeekColumn.ALL) {
            column.of(record).ifPresent(value -> object.put(column.field(), value));
        }
        return object;
    }
}
