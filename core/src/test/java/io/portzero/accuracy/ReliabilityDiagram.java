package io.portzero.accuracy;

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
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        .formatted(all, all));
        svg.append("<title>Stated confidence against the share that is right</title>\n");
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n".formatted(all, all));
        svg.append(
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#777\"/>\n"
                        .formatted(MARGIN, MARGIN, MARGIN + SIDE, MARGIN + SIDE));
        svg.append(
                "<path d=\"M%d %dL%d %d\" stroke=\"#bbb\" stroke-dasharray=\"4\"/>\n"
                        .formatted(x(0), y(0), x(1), y(1)));
        for (Calibration.Bin bin : calibration.bins()) {
            double radius = 2 + Math.sqrt(bin.groups()) / 2.5;
            svg.append(
                    "<circle cx=\"%d\" cy=\"%d\" r=\"%.1f\" fill=\"#2a6fb0\" fill-opacity=\"0.7\"><title>%d groups</title></circle>\n"
                            .formatted(x(bin.stated()), y(bin.right()), radius, bin.groups()));
        }
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">stated confidence, 0 to 1</text>\n"
                        .formatted(MARGIN + SIDE / 2, all - 12));
        svg.append(
                "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">share right, 0 to 1</text>\n"
                        .formatted(MARGIN + SIDE / 2));
        return svg.append("</svg>\n").toString();
    }

    private static int x(double share) {
        return MARGIN + (int) Math.round(SIDE * share);
    }

    private static int y(double share) {
        return MARGIN + SIDE - (int) Math.round(SIDE * share);
    }
}
