package io.portzero.app.report.words;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.TcpOptions;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.sketch.ValueCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the header fields of a profile's packets say, field by field.
public final class ProfileFacts {

    static final String FROM_PORT = "from port";

    /// Labels the fact that names the other port of zeros at the source.
    public static final String TO_PORT = "to port";

    private static final int PORTS = 65_536;
    private static final int HIGHEST_HOP_LIMIT = 255;

    private final ZeroProfile profile;
    private final int limit;
    private final List<Fact> facts = new ArrayList<>();

    private ProfileFacts(ZeroProfile profile, int limit) {
        this.profile = profile;
        this.limit = limit;
    }

    /// One header field.
    ///
    /// @param name the field
    /// @param values its commonest values
    /// @param more how many more values there were
    /// @param exact whether all values were kept; if not, `more` is an estimate and a value listed
    ///   is one of a uniform sample, which may miss a commoner one
    public record Fact(String name, List<Share> values, long more, boolean exact) {

        /// Whether this is the port that is not 0.
        public boolean isPort() {
            return name.equals(FROM_PORT) || name.equals(TO_PORT);
        }

        /// Whether all packets have the same value.
        ///
        /// @param packets all packets of the profile: some may not have the field
        public boolean constant(long packets) {
            return values.size() == 1 && more == 0 && values.getFirst().packets() == packets;
        }

        static Fact of(String name, List<Share> values) {
            return new Fact(name, values, 0, true);
        }
    }

    /// The facts about the packets of a profile.
    ///
    /// @param limit how many values of a field are listed
    public static List<Fact> of(ZeroProfile profile, int limit) {
        ProfileFacts facts = new ProfileFacts(profile, limit);
        facts.addFlags();
        facts.addOtherPort();
        facts.addPayload();
        facts.addHopLimits();
        facts.addIdentifications();
        facts.addTcp();
        facts.addChecksums();
        return facts.facts;
    }

    private void addFlags() {
        add(
                "flags",
                Arrays.stream(FlagClass.values())
                        .map(each -> new Share(each.text(), profile.flags(each))));
    }

    private void addOtherPort() {
        if (profile.side() == ZeroSide.BOTH) {
            return;
        }
        int[] used =
                IntStream.range(0, PORTS).filter(port -> profile.otherPort(port) > 0).toArray();
        List<Share> busiest =
                Arrays.stream(used)
                        .mapToObj(port -> new Share("" + port, profile.otherPort(port)))
                        .sorted((one, other) -> Long.compare(other.packets(), one.packets()))
                        .limit(limit)
                        .toList();
        String name = profile.side() == ZeroSide.SOURCE ? TO_PORT : FROM_PORT;
        facts.add(new Fact(name, busiest, used.length - busiest.size(), true));
    }

    private void addPayload() {
        if (profile.withPayload() == 0) {
            boolean cut = profile.checksums(ChecksumState.UNVERIFIABLE) > 0;
            long without = profile.packets() - profile.unknownPayload();
            add("payload", Stream.of(new Share(cut ? "none captured" : "none", without)));
            return;
        }
        addValues("payload", profile.payloadLengths(), value -> Numbers.count(value, "byte"));
    }

    /// By the usual initial value above it: what the packet set out with is one of 32, 64, 128,
    /// 255.
    private void addHopLimits() {
        int[] starts = {0, 32, 64, 128, HIGHEST_HOP_LIMIT};
        List<Share> groups = new ArrayList<>();
        for (int i = 1; i < starts.length; i++) {
            int[] seen =
                    IntStream.rangeClosed(i == 1 ? 0 : starts[i - 1] + 1, starts[i])
                            .filter(value -> profile.hopLimit(value) > 0)
                            .toArray();
            if (seen.length > 0) {
                long packets = Arrays.stream(seen).mapToLong(profile::hopLimit).sum();
                groups.add(new Share(range(seen[0], seen[seen.length - 1]), packets));
            }
        }
        groups.sort((one, other) -> Long.compare(other.packets(), one.packets()));
        facts.add(Fact.of("TTL", groups));
    }

    private static String range(int first, int last) {
        return first == last ? "" + first : first + " to " + last;
    }

    private void addIdentifications() {
        addValues("IP ID", profile.identifications(), String::valueOf);
        add(
                "don't fragment",
                Stream.of(
                        new Share("set", profile.doNotFragment()),
                        new Share("not set", profile.ipv4() - profile.doNotFragment())));
    }

    private void addTcp() {
        if (profile.protocol() == PortProtocol.TCP) {
            addValues("window", profile.windows(), String::valueOf);
            addValues("TCP options", profile.optionLayouts(), TcpOptions::describe);
        }
    }

    private void addChecksums() {
        add(
                "checksum",
                Arrays.stream(ChecksumState.values())
                        .map(each -> new Share(checksum(each), profile.checksums(each))));
    }

    static String checksum(ChecksumState state) {
        return switch (state) {
            case VALID -> "right";
            case WRONG -> "wrong";
            case OFFLOADED -> "offloaded (captured on the sending host, not corrupt)";
            case NOT_USED -> "not used (UDP may leave it out)";
            case UNVERIFIABLE -> "cannot be verified (a fragment, or not all bytes captured)";
            case IMPOSSIBLE -> "cannot be right (covers more or less than there is)";
        };
    }

    private void add(String name, Stream<Share> values) {
        List<Share> present =
                values.filter(each -> each.packets() > 0)
                        .sorted((one, other) -> Long.compare(other.packets(), one.packets()))
                        .toList();
        if (!present.isEmpty()) {
            facts.add(Fact.of(name, present));
        }
    }

    private void addValues(String name, ValueCounts values, LongFunction<String> text) {
        List<Share> top =
                values.top(limit).stream()
                        .map(each -> new Share(text.apply(each.value()), each.packets()))
                        .toList();
        if (top.isEmpty()) {
            return;
        }
        long more = Math.round(values.distinct()) - top.size();
        facts.add(new Fact(name, top, more, values.exact()));
    }
}
