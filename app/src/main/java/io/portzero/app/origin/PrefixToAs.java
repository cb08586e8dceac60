package io.portzero.app.origin;

import io.portzero.packet.Address;
import io.portzero.verdict.Origin;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.context.Prefix;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/// Origins from CAIDA's RouteViews prefix-to-AS files: a line for each prefix, with tabs.
///
/// ```
/// 192.0.2.0    24    64496
/// 198.51.100.0 24    64496_64497     announced by several systems, the most frequent first
/// 2001:db8::   32    64498,64499     an AS set
/// ```
///
/// Of several systems the first is taken; where a prefix has several lines, the lowest number.
final class PrefixToAs implements Origins {

    private static final Pattern TABS = Pattern.compile("[\t ]+");
    private static final Pattern SEVERAL = Pattern.compile("[_,]");
    private static final int SHOWN = 60;

    /// Opens what is to be read; may fail where the file is damaged at its beginning.
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    private final RangeTable ipv4;
    private final RangeTable ipv6;

    private PrefixToAs(Map<Prefix, Long> systems) {
        ipv4 = RangeTable.of(systems, true);
        ipv6 = RangeTable.of(systems, false);
    }

    /// Reads all lines.
    ///
    /// @param name the file, for messages
    static Origins read(String name, Opener opener) throws IOException {
        Map<Prefix, Long> systems = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(opener.open(), StandardCharsets.US_ASCII))) {
            String line;
            for (long number = 1; (line = lines.readLine()) != null; number++) {
                if (!line.isBlank()) {
                    add(systems, line, name + ":" + number);
                }
            }
        } catch (EOFException | ZipException e) {
            throw new IOException(
                    name + ": expected whole gzip, but it is damaged: " + e.getMessage(), e);
        }
        if (systems.isEmpty()) {
            throw new IOException(name + ": expected lines of prefix2as, but it is empty");
        }
        return new PrefixToAs(systems);
    }

    private static void add(Map<Prefix, Long> systems, String line, String place)
            throws IOException {
        String[] columns = TABS.split(line.strip(), -1);
        OptionalLong system =
                columns.length == 3
                        ? SystemNumber.parse(SEVERAL.split(columns[2], 2)[0])
                        : OptionalLong.empty();
        if (system.isEmpty()) {
            throw unexpected(place, line, "");
        }
        systems.merge(prefix(columns, line, place), system.getAsLong(), Math::min);
    }

    private static Prefix prefix(String[] columns, String line, String place) throws IOException {
        try {
            return Prefix.parse(columns[0] + "/" + columns[1]);
        } catch (IllegalArgumentException e) {
            throw unexpected(place, line, ": " + e.getMessage());
        }
    }

    private static IOException unexpected(String place, String line, String why) {
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        return new IOException(
                place
                        + ": expected an address, a length and a number with tabs between, found '"
                        + shown
                        + "'"
                        + why);
    }

    @Override
    public Optional<Origin> of(Address address) {
        OptionalLong system = (address.isIpv4() ? ipv4 : ipv6).at(address);
        return system.isEmpty()
                ? Optional.empty()
                : Optional.of(new Origin(system, Optional.empty(), Optional.empty()));
    }
}
