package io.portzero.app.picture;

/// A picture of nothing, which says why there is nothing to draw.
///
/// @param reason a sentence
public record Blank(String reason) implements Picture {

    private static final int HEIGHT = 90;

    @Override
    public String svg(String title) {
        Svg svg = new Svg(HEIGHT, title);
        svg.text(Svg.MARGIN, 64, "start", "small", reason);
        return svg.end();
    }
}
