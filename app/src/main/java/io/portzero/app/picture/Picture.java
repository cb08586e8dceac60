package io.portzero.app.picture;

/// Something that can be drawn.
public sealed interface Picture permits BarChart, LineChart, Blank {

    /// The picture as a whole SVG file.
    ///
    /// @param title what it shows, written above it
    String svg(String title);
}
