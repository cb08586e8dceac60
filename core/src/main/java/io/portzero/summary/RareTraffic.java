package io.portzero.summary;

import io.portzero.internal.Time;
import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Reading;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.row.Conversations;
import io.portzero.summary.row.ZeroHeader;
import io.portzero.summary.row.ZeroRows;
import io.portzero.summary.sketch.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Packets without ports, fragments, and zeros wherever they are: the part of a [TrafficSummary]
/// that ordinary parts of a capture leave empty, so that merging it and starting again cost nothing
/// there.
final class RareTraffic {

    private static final int MAXIMUM_ZERO_BINS = 32_768;
    private static final int PROTOCOLS = PortProtocol.values().length;
    private static final int SIDES = ZeroSide.values().length;

    final TimeSeries zeroHours =
            new TimeSeries(PROTOCOLS * SIDES, MAXIMUM_ZERO_BINS, TimeSeries.HOUR_NANOS);
    AbsenceSummary absence = new AbsenceSummary();
    FragmentSummary fragments = new FragmentSummary();
    NestedProfile nested = new NestedProfile();
    ZeroSample zeroSample = new ZeroSample();
    ZeroTargets zeroTargets = new ZeroTargets();
    ZeroRows zeroRows = new ZeroRows();
    Conversations conversations = new Conversations();
    private final ZeroHeader zeroHeader = new ZeroHeader();
    private final @Nullable ZeroProfile[] zeros = new @Nullable ZeroProfile[PROTOCOLS * SIDES];
    private boolean used;

    /// @param linkType the LINKTYPE_ number of the packet's record
    void count(PacketView view, long nanos, int linkType) {
        used = true;
        absence.count(view, linkType);
        // A header that was cut names no addresses to join fragments by.
        if (view.fragmented() && view.reading() != Reading.UNDECODABLE) {
            fragments.count(view);
        }
        if (view.isZero()) {
            countZero(view, nanos);
            zeroHeader.outer(view);
            countHeader(view, nanos);
        }
        if (view.nested() != PacketView.Nested.NONE) {
            nested.count(view);
            zeroHeader.nested(view);
            countHeader(view, nanos);
        }
    }

    /// Counts an ICMP message of this type that quotes no zero.
    void countIcmp(int type) {
        used = true;
        absence.countIcmp(type);
    }

    private void countHeader(PacketView view, long nanos) {
        zeroRows.count(view, zeroHeader, nanos);
        conversations.count(zeroHeader, nanos);
    }

    private void countZero(PacketView view, long nanos) {
        PortProtocol protocol = PortProtocol.of(view.protocol());
        ZeroSide side = ZeroSide.of(view.sourcePort(), view.destinationPort());
        profile(protocol, side).count(view, nanos);
        zeroSample.count(view, nanos);
        zeroTargets.count(view, nanos);
        if (nanos != Time.NONE) {
            zeroHours.count(nanos, column(protocol, side));
        }
    }

    /// The column of [#zeroHours] for a protocol and a side.
    static int column(PortProtocol protocol, ZeroSide side) {
        return protocol.ordinal() * SIDES + side.ordinal();
    }

    private ZeroProfile profile(PortProtocol protocol, ZeroSide side) {
        int index = column(protocol, side);
        ZeroProfile profile = zeros[index];
        if (profile == null) {
            profile = new ZeroProfile(protocol, side);
            zeros[index] = profile;
        }
        return profile;
    }

    void merge(RareTraffic other) {
        if (!other.used) {
            return;
        }
        used = true;
        absence.merge(other.absence);
        fragments.merge(other.fragments);
        nested.merge(other.nested);
        zeroSample.merge(other.zeroSample);
        zeroHours.merge(other.zeroHours);
        zeroTargets.merge(other.zeroTargets);
        zeroRows.merge(other.zeroRows);
        conversations.merge(other.conversations);
        for (ZeroProfile profile : other.zeros) {
            if (profile != null) {
                profile(profile.protocol(), profile.side()).merge(profile);
            }
        }
    }

    /// Makes this empty again, for packets of which those before are in `merged`.
    void restart(RareTraffic merged) {
        if (used) {
            used = false;
            absence = new AbsenceSummary();
            fragments = new FragmentSummary();
            nested = new NestedProfile();
            zeroSample = new ZeroSample();
            zeroHours.clear();
            zeroTargets = new ZeroTargets();
            zeroRows = new ZeroRows();
            conversations = new Conversations();
            Arrays.fill(zeros, null);
        }
        zeroRows.lowerThreshold(merged.zeroRows);
        conversations.lowerThreshold(merged.conversations);
    }

    /// The profiles of all protocols and sides that occurred, in their fixed order.
    List<ZeroProfile> profiles() {
        List<ZeroProfile> profiles = new ArrayList<>();
        for (ZeroProfile profile : zeros) {
            if (profile != null) {
                profiles.add(profile);
            }
        }
        return profiles;
    }
}
