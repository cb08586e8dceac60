package io.portzero.app.picture;

/// How a series is drawn. Lightness, dashes and marks differ, so that colour is not needed.
enum Ink {
    FIRST("#1b3a5c", "none"),
    SECOND("#b4572b", "7 3"),
    THIRD("#6d9f98", "2 3"),
    FOURTH("#6b4c86", "10 3 2 3"),
    FIFTH("#8a8a3c", "4 2"),
    SIXTH("#333333", "1 2");

    private static final Ink[] ALL = values();

    final String colour;
    final String dashes;

    Ink(String colour, String dashes) {
        this.colour = colour;
        this.dashes = dashes;
    }

    static Ink of(int series) {
        return ALL[series % ALL.length];
    }

    /// A mark as the data of an SVG path: square, diamond, triangle, cross, bar, plus.
    String mark(double x, double y) {
        String at = "M" + Svg.number(x) + " " + Svg.number(y);
        return at
                + switch (this) {
                    case FIRST -> "m-3-3h6v6h-6z";
                    case SECOND -> "m0-4l4 4l-4 4l-4-4z";
                    case THIRD -> "m0-4l4 7h-8z";
                    case FOURTH -> "m-3-3l6 6m0-6l-6 6";
                    case FIFTH -> "m-4 0h8";
                    case SIXTH -> "m-4 0h8m-4-4v8";
                };
    }
}
