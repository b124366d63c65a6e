package livestream.bench;

import java.util.ArrayList;
import java.util.List;
import livestream.bench.Report.Line;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The pure parts, by JMH. */
final class JmhParts {

    private JmhParts() {}

    static void run(Report report, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include("livestream\\.bench\\..*");
        if (quick) {
            options.forks(1).warmupIterations(1).measurementIterations(1);
        }
        List<Integer> sizes = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
            String size = result.getParams().getParamsKeys().stream()
                    .map(key -> " of " + result.getParams().getParam(key) + " " + key)
                    .findFirst()
                    .orElse("");
            Line line = new Line("JMH: " + words(name) + size, "%.1f ms", "", "");
            result.getBenchmarkResults().forEach(fork -> fork.getIterationResults()
                    .forEach(iteration ->
                            report.add(line, iteration.getPrimaryResult().getScore())));
            if (name.equals("readExpandPlan") && !size.contains(" 1 ")) {
                sizes.add(Integer.valueOf(result.getParams().getParam("channels")));
                medians.add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        report.add(
                new Line("JMH: growth of read, expand, plan from 100 channels on", "exponent %.2f", "1.1", ""),
                Samples.exponent(sizes, medians));
    }

    private static String words(String name) {
        return switch (name) {
            case "readExpandPlan" -> "read, expand, plan";
            case "decideRoutesOf75Behaviors" -> "read, expand and check collisions of 75 behaviors";
            case "route10000Urls" -> "route 10,000 URLs over 75 behaviors";
            default -> name + " the state";
        };
    }
}
