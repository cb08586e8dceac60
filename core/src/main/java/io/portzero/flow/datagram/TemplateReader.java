package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads the templates of one set.
///
/// ```
///  template          v9 options template (RFC 3954 §6.1)   IPFIX options template (RFC 7011 §3.4.2)
///   0 identifier 2    0 identifier 2                        0 identifier 2
///   2 fields 2        2 bytes of scope fields 2             2 fields 2
///   4 fields          4 bytes of option fields 2            4 of them scope fields 2
///                     6 fields                              6 fields
///
///  field: 0 element 2, in IPFIX only the top bit: an enterprise's own; 2 length 2; 4 enterprise 4
/// ```
///
/// A template without fields takes the identifier back; below 256, those of all templates.
final class TemplateReader {

    private static final int FIELD = 4;
    private static final int ENTERPRISE = 0x8000;

    private ByteBuffer bytes = Wire.NOTHING;
    private int at;
    private int end;
    private boolean ipfix;
    private boolean options;
    private boolean damaged;
    private int identifier;
    private @Nullable Template template;

    void begin(
            ByteBuffer buffer, int offset, int setEnd, boolean isIpfix, boolean optionsTemplates) {
        bytes = buffer;
        at = offset;
        end = setEnd;
        ipfix = isIpfix;
        options = optionsTemplates;
        damaged = false;
    }

    /// Reads the next template. Returns whether there was one.
    boolean next() {
        if (end - at < FIELD || i32(bytes, at) == 0) {
            return false;
        }
        identifier = u16(bytes, at);
        template = null;
        int count = u16(bytes, at + 2);
        if (ipfix && count == 0) {
            at += FIELD;
            return true;
        }
        if (identifier < ExportDatagrams.FIRST_DATA_SET) {
            damaged = true;
            return false;
        }
        return options ? optionsTemplate(count) : fields(at + FIELD, count, 0);
    }

    private boolean optionsTemplate(int second) {
        if (end - at < FIELD + 2) {
            damaged = true;
            return false;
        }
        int third = u16(bytes, at + FIELD);
        if (ipfix) {
            return fields(at + FIELD + 2, second, 0);
        }
        int scopes = second / FIELD;
        return fields(at + FIELD + 2, scopes + third / FIELD, scopes);
    }

    /// @param scopes fields whose numbers are v9's scopes, which are no elements
    private boolean fields(int from, int count, int scopes) {
        if (count == 0 || count > (end - from) / FIELD) {
            damaged = true;
            return false;
        }
        @Nullable Element[] elements = new @Nullable Element[count];
        int[] lengths = new int[count];
        at = from;
        for (int i = 0; i < count; i++) {
            if (end - at < FIELD) {
                damaged = true;
                return false;
            }
            int number = u16(bytes, at);
            lengths[i] = u16(bytes, at + 2);
            at += FIELD;
            int enterprise = 0;
            if (ipfix && (number & ENTERPRISE) != 0) {
                if (end - at < FIELD) {
                    damaged = true;
                    return false;
                }
                enterprise = i32(bytes, at);
                at += FIELD;
            }
            int element = ipfix ? number & ~ENTERPRISE : number;
            elements[i] = i < scopes ? null : Element.of(enterprise, element);
        }
        if (!ipfix) {
            refuseVariable(lengths);
        }
        template = new Template(elements, lengths, options);
        return true;
    }

    /// Only IPFIX has fields of variable length; in v9 such a length is a lie.
    private void refuseVariable(int[] lengths) {
        for (int length : lengths) {
            damaged |= length == Template.VARIABLE;
        }
    }

    int identifier() {
        return identifier;
    }

    /// The template, or null where the identifier is taken back.
    @Nullable Template template() {
        return template;
    }

    /// Whether a count or a length was impossible; what stood before it was read.
    boolean damaged() {
        return damaged;
    }
}
