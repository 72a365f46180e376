import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A row of measured numbers in one unit. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
        Collections.sort(values);
    }

    void addAll(List<Double> more) {
        values.addAll(more);
        Collections.sort(values);
    }

    int count() {
        return values.size();
    }

    /** The smallest value that {@code percent} of all do not exceed; NaN without any. */
    double percentile(double percent) {
        if (values.isEmpty()) return Double.NaN;
        int rank = (int) Math.ceil(percent / 100 * values.size());
        return values.get(Math.clamp(rank - 1, 0, values.size() - 1));
    }

    double median() {
        return percentile(50);
    }

    double min() {
        return percentile(0);
    }

    double max() {
        return percentile(100);
    }

    /** Two or three digits that matter. */
    static String number(double value) {
        if (Double.isNaN(value)) return "–";
        double size = Math.abs(value);
        if (value == Math.rint(value)) return String.format(Locale.ROOT, "%,.0f", value);
        String format = size >= 1000 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        if (size < 0.095 && size > 0) format = "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
