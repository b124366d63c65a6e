package livestream.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one thing measured, each time that it was. */
record Samples(List<Double> values) {

    Samples {
        values = List.copyOf(values);
    }

    Samples plus(Samples more) {
        List<Double> all = new ArrayList<>(values);
        all.addAll(more.values);
        return new Samples(all);
    }

    private List<Double> sorted() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted;
    }

    /** The one in the middle. */
    double median() {
        return sorted().get(values.size() / 2);
    }

    /** Median, then the least and the most, as in {@code 0.31 (0.29-0.40)}. */
    String words(String format) {
        List<Double> sorted = sorted();
        return String.format(
                Locale.ROOT,
                format + " (" + format + "-" + format + ")",
                median(),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    /** By which power of the size something grows, by least squares over the logarithms. */
    static double exponent(List<Integer> sizes, List<Double> values) {
        double meanX = sizes.stream().mapToDouble(Math::log).average().orElseThrow();
        double meanY = values.stream().mapToDouble(Math::log).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < sizes.size(); i++) {
            double x = Math.log(sizes.get(i)) - meanX;
            covariance += x * (Math.log(values.get(i)) - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }
}
