package io.portzero.flow.datagram;

import io.portzero.flow.FlowField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the fields that are read lie in every record of a template that has none of variable
/// length, and which of them are taken as they are: so it is with nearly all fields of nearly all
/// exporters.
final class FixedLayout {

    /// A field that is read.
    ///
    /// @param offset from the start of the record
    /// @param direct what it fills with its number as it is; null where more is to be done
    record Place(Element element, int offset, int length, @Nullable FlowField direct) {}

    private final Place[] places;
    private final boolean complete;

    private FixedLayout(Place[] places) {
        this.places = places;
        boolean all = true;
        for (Place place : places) {
            all &= place.direct != null || standsAlone(place.element);
        }
        complete = all;
    }

    /// The layout of these fields; null where one of them is of variable length.
    static @Nullable FixedLayout of(@Nullable Element[] elements, int[] lengths) {
        List<Place> places = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < elements.length; i++) {
            if (lengths[i] == Template.VARIABLE) {
                return null;
            }
            Element element = elements[i];
            if (element != null) {
                places.add(new Place(element, offset, lengths[i], direct(i, elements, lengths)));
            }
            offset += lengths[i];
        }
        return new FixedLayout(places.toArray(Place[]::new));
    }

    /// Times are converted, and what several elements of a record fill depends on all of them.
    private static @Nullable FlowField direct(
            int index, @Nullable Element[] elements, int[] lengths) {
        Element element = elements[index];
        FlowField field = element == null ? null : element.field();
        if (field == null || isTime(field)) {
            return null;
        }
        for (int i = 0; i < elements.length; i++) {
            Element other = elements[i];
            if (i != index && other != null && other.field() == field) {
                return null;
            }
        }
        return switch (lengths[index]) {
            case 1, 2, 4, 8 -> field;
            default -> null;
        };
    }

    private static boolean isTime(FlowField field) {
        return switch (field) {
            case FIRST_NANOS, LAST_NANOS, REVERSE_FIRST_NANOS, REVERSE_LAST_NANOS -> true;
            default -> false;
        };
    }

    /// Whether what an element fills does not depend on others of the record.
    private static boolean standsAlone(Element element) {
        return switch (element) {
            case SOURCE_IPV4, DESTINATION_IPV4, SOURCE_IPV6, DESTINATION_IPV6 -> true;
            case FIRST_SECONDS, LAST_SECONDS, FIRST_MILLIS, LAST_MILLIS -> true;
            default -> false;
        };
    }

    /// Fields that are read.
    int places() {
        return places.length;
    }

    Place place(int index) {
        return places[index];
    }

    /// Whether nothing is left to do once all fields were read, each for itself.
    boolean complete() {
        return complete;
    }
}
