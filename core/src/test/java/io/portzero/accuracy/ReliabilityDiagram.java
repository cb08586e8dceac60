package io.portzero.accuracy;

import java.util.Locale;

/// Draws how often groups of a stated confidence are right.
final class ReliabilityDiagram {

    private static final int SIDE = 300;
    private static final int MARGIN = 40;

    private ReliabilityDiagram() {}

    /// A standalone SVG: the diagonal is perfect, a circle's area is its number of groups.
    static String svg(Calibration calibration) {
        StringBuilder svg = new StringBuilder();
        int all = SIDE + 2 * MARGIN;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                                + "font-family=\"sans-serif\" font-size=\"12\">\n",
                        all,
                        all));
        svg.append("<title>Stated confidence against the share that is right</title>\n");
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
                        all,
                        all));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#777\"/>\n",
                        MARGIN,
                        MARGIN,
                        MARGIN + SIDE,
                        MARGIN + SIDE));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %dL%d %d\" stroke=\"#bbb\" stroke-dasharray=\"4\"/>\n",
                        x(0),
                        y(0),
                        x(1),
                        y(1)));
        for (Calibration.Bin bin : calibration.bins()) {
            double radius = 2 + Math.sqrt(bin.groups()) / 2.5;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<circle cx=\"%d\" cy=\"%d\" r=\"%.1f\" fill=\"#2a6fb0\" "
                                    + "fill-opacity=\"0.7\"><title>%d groups</title></circle>\n",
                            x(bin.stated()),
                            y(bin.right()),
                            radius,
                            bin.groups()));
        }
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">stated confidence, 0 "
                                + "to 1</text>\n",
                        MARGIN + SIDE / 2,
                        all - 12));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text transform=\"translate(16 %d) rotate(-90)\" "
                                + "text-anchor=\"middle\">share right, 0 to 1</text>\n",
                        MARGIN + SIDE / 2));
        return svg.append("</svg>\n").toString();
    }

    private static int x(double share) {
        return MARGIN + (int) Math.round(SIDE * share);
    }

    private static int y(double share) {
        return MARGIN + SIDE - (int) Math.round(SIDE * share);
    }
}
