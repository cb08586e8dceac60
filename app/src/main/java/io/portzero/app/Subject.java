package io.portzero.app;

import io.portzero.app.record.PacketVerdicts;
import io.portzero.app.record.PacketVerdicts.ZeroHeader;
import io.portzero.app.record.Reason;
import io.portzero.engine.InputReport;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Address;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.context.Prefix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `--explain` asks about: a host, or one packet by its number, of one file where several are
/// read.
///
/// As a sink it looks out for the packet.
final class Subject implements PacketSink {

    private static final Pattern PACKET = Pattern.compile("(?:(.+):)?([0-9]{1,18})");

    private final String text;
    private final Optional<Address> host;
    private final String file;
    private final long number;
    private final List<ZeroHeader> zeros = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    private Subject(String text, Optional<Address> host, String file, long number) {
        this.text = text;
        this.host = host;
        this.file = file;
        this.number = number;
    }

    /// @param text an address, `17`, or `capture.pcap:17`
    /// @throws IllegalArgumentException if it is none of these
    static Subject parse(String text) {
        Matcher packet = PACKET.matcher(text);
        boolean address = text.indexOf('.') >= 0 && text.indexOf(':') < 0;
        if (!address && packet.matches() && !isAddress(text)) {
            String file = Optional.ofNullable(packet.group(1)).orElse("");
            return new Subject(text, Optional.empty(), file, Long.parseLong(packet.group(2)));
        }
        try {
            return new Subject(text, Optional.of(Prefix.parse(text).network()), "", 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--explain takes an address, a packet's number, or FILE:NUMBER; got " + text,
                    e);
        }
    }

    /// `2001:db8::17` looks like a file and a number.
    private static boolean isAddress(String text) {
        try {
            Prefix.parse(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether the packets have to be shown to it.
    boolean isPacket() {
        return host.isEmpty();
    }

    @Override
    public void accept(MatchedPacket packet) {
        if (packet.number() == number && isIn(packet.input())) {
            zeros.addAll(PacketVerdicts.zeros(packet.view()));
            reasons.add(Reason.of(packet.view()));
        }
    }

    private boolean isIn(String input) {
        return file.isEmpty() || Path.of(input).endsWith(file);
    }

    /// The verdicts about it, once the scan has ended.
    List<Verdict> verdicts(Assignment decided) {
        return host.map(decided::about)
                .orElseGet(() ->
                        zeros.stream().flatMap(zero -> zero.verdict(decided).stream()).toList());
    }

    /// It, as the middle of a sentence.
    String words() {
        return isPacket() ? "packet " + text : text;
    }

    /// Why no verdict is about it, as the end of a sentence.
    String nothing(ScanReport report) {
        if (host.isPresent()) {
            return "it has no part in any packet with port 0 that was explained";
        }
        if (!reasons.isEmpty()) {
            String why = String.join("; ", reasons);
            return zeros.isEmpty() ? why : why + ", and it is not among those that were explained";
        }
        List<InputReport> inputs =
                report.inputs().stream().filter(input -> isIn(input.path())).toList();
        if (inputs.isEmpty()) {
            return "no input has this name";
        }
        long most = inputs.stream().mapToLong(Subject::packets).max().orElse(0);
        return number >= 1 && number <= most
                ? "no header of it has port 0"
                : "packets are numbered from 1 to " + most;
    }

    private static long packets(InputReport input) {
        return input.counts().totals().packets();
    }
}
