import java.util.List;

/** Markdown, printed as it grows. One column for each contestant; the first two are compared. */
final class Report {

    private static final String SECTION = "\n## ";

    private static final String HEAD =
            """
            # Benchmarks

            Regent and Debian's keepalived on the same work in one run, taking turns. Written by
            `sudo bench/run --write`; a first look in some minutes is `sudo bench/run --quick`.
            The two nodes and the observer are network namespaces on one machine; times between frames are
            differences of kernel timestamps at the observer. "Ratio" is Regent divided by keepalived: below
            1 is better for Regent, except where the text says otherwise.
            """;

    private final List<Contestant> contestants;
    private final StringBuilder text = new StringBuilder();

    Report(List<Contestant> contestants) {
        this.contestants = contestants;
    }

    void machine(String facts, boolean quick) {
        paragraph(facts);
        if (quick)
            paragraph("Quick settings: few samples, so read the 99th percentiles as maxima.");
    }

    void section(String title, String intro) {
        put("\n## " + title + "\n\n" + intro + "\n");
    }

    void tableHead() {
        var head = new StringBuilder("\n| |");
        var line = new StringBuilder("| --- |");
        for (Contestant contestant : contestants) {
            head.append(' ').append(contestant).append(" |");
            line.append(" ---: |");
        }
        put(head + " ratio |\n" + line + " ---: |\n");
    }

    /**
     * @param values one for each contestant, NaN where it was not measured
     */
    void row(String what, List<Double> values) {
        var row = new StringBuilder("| ").append(what).append(" |");
        for (double value : values) row.append(' ').append(Samples.number(value)).append(" |");
        double ratio = values.get(0) / values.get(1);
        boolean comparable = values.get(0) > 0 && values.get(1) > 0;
        put(row + " " + (comparable ? Samples.number(ratio) : "") + " |\n");
    }

    void paragraph(String words) {
        put("\n" + words + "\n");
    }

    String document() {
        return HEAD + text;
    }

    /** Another document with the sections of this one, each with a word about its own machine. */
    String replacedIn(String document) {
        String[] mine = text.toString().split(SECTION);
        // The last section ends with what is said about the whole run.
        String after = "";
        int end = mine[mine.length - 1].stripTrailing().lastIndexOf("\n\n");
        if (mine.length > 1 && end > 0) {
            after = mine[mine.length - 1].substring(end);
            mine[mine.length - 1] = mine[mine.length - 1].substring(0, end) + "\n";
        }
        String result = document;
        for (int i = 1; i < mine.length; i++) {
            String title = mine[i].substring(0, mine[i].indexOf('\n'));
            String section = mine[i] + "\nMeasured apart from the rest: " + mine[0].strip() + after;
            result = withSection(result, title, section.stripTrailing() + "\n");
        }
        return result;
    }

    /** In its old place, or in front of all others. */
    private static String withSection(String document, String title, String section) {
        var result = new StringBuilder();
        String[] parts = document.split(SECTION);
        boolean isThere = false;
        for (String part : parts) isThere |= part.startsWith(title + "\n");
        for (int i = 0; i < parts.length; i++) {
            boolean isIt = i > 0 && parts[i].startsWith(title + "\n");
            if (i > 0) result.append(SECTION);
            result.append(isIt ? section : parts[i]);
            if (i == 0 && !isThere) result.append(SECTION).append(section);
        }
        return result.toString();
    }

    private void put(String more) {
        text.append(more);
        System.out.print(more);
        System.out.flush();
    }
}
