package io.portzero.app.origin;

import com.maxmind.db.Reader;
import io.portzero.packet.Address;
import io.portzero.verdict.Origin;
import io.portzero.verdict.context.Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Origins from a database in MaxMind's format, version 2, with the keys of MaxMind (GeoLite2,
/// GeoIP2, DB-IP) or of IPinfo.
///
/// | | MaxMind | IPinfo |
/// |---|---|---|
/// | system | `autonomous_system_number`: a number | `asn`: `AS64496` |
/// | name | `autonomous_system_organization` | `as_name`, `name` |
/// | country | `country` or `registered_country`, there `iso_code` | `country_code`, `country` |
final class MaxMindOrigins implements Origins {

    private static final int IPV6 = 6;

    private final String name;
    private final Reader reader;

    private MaxMindOrigins(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    static Origins open(Path file) throws IOException {
        try {
            return new MaxMindOrigins(file.toString(), new Reader(file.toFile()));
        } catch (IOException | RuntimeException e) {
            throw new IOException(damage(file.toString(), e), e);
        }
    }

    @Override
    public Optional<Origin> of(Address address) {
        if (!address.isIpv4() && reader.getMetadata().ipVersion() != IPV6) {
            return Optional.empty();
        }
        Map<?, ?> record = record(address);
        return record == null ? Optional.empty() : origin(record);
    }

    /// The library checks lengths and types while it reads a record, with exceptions of many kinds.
    private @Nullable Map<?, ?> record(Address address) {
        try {
            return reader.get(inet(address), Map.class);
        } catch (IOException | RuntimeException e) {
            throw new UncheckedIOException(new IOException(damage(name, e), e));
        }
    }

    private static String damage(String name, Exception problem) {
        return name
                + ": expected a MaxMind database of version 2, but it is damaged: "
                + problem.getMessage();
    }

    private static InetAddress inet(Address address) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low());
        // The JDK makes an IPv4 address of a mapped one.
        return InetAddress.getByAddress(bytes.array());
    }

    private static Optional<Origin> origin(Map<?, ?> record) {
        Origin origin = new Origin(system(record), systemName(record), country(record));
        return origin.equals(Origin.UNKNOWN) ? Optional.empty() : Optional.of(origin);
    }

    private static OptionalLong system(Map<?, ?> record) {
        if (record.get("autonomous_system_number") instanceof Number number) {
            return OptionalLong.of(number.longValue());
        }
        return record.get("asn") instanceof String text
                ? SystemNumber.parse(text)
                : OptionalLong.empty();
    }

    private static Optional<String> systemName(Map<?, ?> record) {
        return text(record, "autonomous_system_organization")
                .or(() -> text(record, "as_name"))
                .or(() -> text(record, "name"));
    }

    private static Optional<String> country(Map<?, ?> record) {
        return text(record, "country_code")
                .or(() -> countryCode(record.get("country")))
                .or(() -> countryCode(record.get("registered_country")));
    }

    /// IPinfo's newer files have a country's name under a key where older ones have its code.
    private static Optional<String> countryCode(@Nullable Object country) {
        return switch (country) {
            case Map<?, ?> fields -> text(fields, "iso_code");
            case String code when code.length() == 2 -> Optional.of(code);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> text(Map<?, ?> record, String key) {
        return record.get(key) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }
}
