package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.log.FlowLogSink;
import org.jspecify.annotations.Nullable;

/// One entry of a log while it is read: puts texts into the fields of a record, and names each text
/// that cannot be read, whose field is then absent. Used again for every entry.
final class Entry {

    static final long MOST_PORTS = 65_535;
    static final long MOST_PROTOCOLS = 255;

    private static final int SHOWN = 40;

    private final FlowLogSink sink;
    private FlowRecord record = new FlowRecord();
    private long offset;
    private String place = "";
    private long placeNumber;

    Entry(FlowLogSink sink) {
        this.sink = sink;
    }

    /// Says where the next entry is.
    ///
    /// @param newOffset bytes from the start of the log
    /// @param kind what is counted: "line"
    void at(long newOffset, String kind, long number) {
        offset = newOffset;
        place = kind;
        placeNumber = number;
    }

    void begin(FlowFormat format) {
        record = sink.begin(format);
    }

    void begin(FlowFormat format, String exporter) {
        record = sink.begin(format, exporter);
    }

    FlowRecord record() {
        return record;
    }

    void accept() {
        sink.accept();
    }

    void skipped(String kind) {
        sink.skipped(kind);
    }

    /// Notes damage here.
    void damaged(String needed, String found) {
        damaged("needed " + needed + ", found " + found);
    }

    /// Notes damage here.
    void damaged(String what) {
        sink.damaged(offset, place + " " + placeNumber + ": " + what);
    }

    /// Notes that a line is longer than any honest one.
    void tooLong() {
        damaged("a line of at most " + Lines.LONGEST + " bytes", "a longer one");
    }

    /// Notes that the text of a field cannot be read.
    void unreadable(String name, String needed, String text) {
        damaged(name + ": needed " + needed + ", found \"" + shown(text) + "\"");
    }

    /// The beginning of a text, without what a terminal would not print.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
            char each = text.charAt(i);
            shown.append(each < ' ' || each > '~' ? '?' : each);
        }
        return text.length() > SHOWN ? shown + "…" : shown.toString();
    }

    /// Sets a field to a whole number from 0 to `most`; an absent text leaves it absent.
    void number(FlowField field, String name, @Nullable String text, long most) {
        if (text == null) {
            return;
        }
        long value = Texts.number(text);
        if (value < 0 || value > most) {
            unreadable(name, "a whole number from 0 to " + most, text);
        } else {
            record.set(field, value);
        }
    }

    void port(FlowField field, String name, @Nullable String text) {
        number(field, name, text, MOST_PORTS);
    }

    /// A protocol's number or name. Programs have names that nobody else knows: that is no damage,
    /// but leaves the protocol absent.
    void protocol(String name, @Nullable String text) {
        if (text == null) {
            return;
        }
        int protocol = Protocols.of(text);
        if (protocol == Protocols.UNREADABLE) {
            unreadable(name, "an IP protocol", text);
        } else if (protocol != Protocols.UNKNOWN) {
            record.set(FlowField.PROTOCOL, protocol);
        }
    }

    void source(String name, @Nullable String text) {
        HostAddress address = address(name, text);
        if (address != null) {
            record.source(address.high(), address.low());
        }
    }

    void destination(String name, @Nullable String text) {
        HostAddress address = address(name, text);
        if (address != null) {
            record.destination(address.high(), address.low());
        }
    }

    private @Nullable HostAddress address(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        HostAddress address = HostAddress.of(text);
        if (address == null) {
            unreadable(name, "an IP address", text);
        }
        return address;
    }

    /// TCP flags, where the text has any: many programs print none for what they do not know.
    void flags(String name, @Nullable String text) {
        flags(FlowField.TCP_FLAGS, name, text);
    }

    /// The same of one direction.
    void flags(FlowField field, String name, @Nullable String text) {
        if (text == null) {
            return;
        }
        long flags = TcpFlags.of(text);
        if (flags < 0) {
            unreadable(name, "TCP flags", text);
        } else if (flags > 0) {
            record.set(field, flags);
        }
    }

    /// A time in any form that [Times] knows.
    void time(FlowField field, String name, @Nullable String text) {
        if (text == null) {
            return;
        }
        long nanos = Times.nanos(text);
        if (nanos == Times.UNREADABLE) {
            unreadable(name, "a time", text);
        } else {
            record.set(field, nanos);
        }
    }

    /// Sets the last time to the first and a duration in seconds behind it.
    void duration(String name, @Nullable String seconds) {
        if (seconds == null || !record.has(FlowField.FIRST_NANOS)) {
            return;
        }
        long nanos = Times.seconds(seconds);
        long first = record.get(FlowField.FIRST_NANOS);
        if (nanos < 0 || nanos > Long.MAX_VALUE - Math.max(0, first)) {
            unreadable(name, "a number of seconds", seconds);
        } else {
            record.set(FlowField.LAST_NANOS, first + nanos);
        }
    }
}
