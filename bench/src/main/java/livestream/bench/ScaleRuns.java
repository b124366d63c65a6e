package livestream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.bench.Report.Line;

/** Files of many channels with two endpoints each: applied, planned again, and destroyed. */
final class ScaleRuns {
    /** Of a call, as from another continent. */
    private static final double LATENCY = 0.05;

    private static final int AT_ONCE = 10;
    private static final int SLOW = 1000;
    /** From here on, a plan takes longer than the tool takes to start. */
    private static final int LARGE = 100;

    private static final Pattern APPLY = Pattern.compile("\n  apply +([0-9.]+) s");

    private final Report report;
    private final Path folder;
    private final List<Integer> sizes;

    ScaleRuns(Report report, Path folder, List<Integer> sizes) {
        this.report = report;
        this.folder = folder;
        this.sizes = sizes;
    }

    void run() throws IOException, InterruptedException {
        List<Integer> large = new ArrayList<>();
        List<Double> plans = new ArrayList<>();
        for (int channels : sizes) {
            double seconds = plan(channels);
            if (channels >= LARGE) {
                large.add(channels);
                plans.add(seconds);
            }
        }
        if (large.size() > 1) {
            report.add(
                    new Line(
                            "growth of that from " + words(LARGE) + " to " + words(large.get(large.size() - 1)),
                            "exponent %.2f",
                            "1.1",
                            ""),
                    Samples.exponent(large, plans));
        }
        for (int channels : sizes) {
            if (channels <= SLOW) {
                applySlowly(channels);
            }
        }
    }

    private String write(int channels, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name + channels));
        return Files.writeString(own.resolve("livestream.yaml"), ChannelFiles.shared(channels))
                .toString();
    }

    private double plan(int channels) throws IOException, InterruptedException {
        String file = write(channels, "plan");
        boolean bounded = channels == SLOW;
        try (SimulatedAws aws = SimulatedAws.start(folder)) {
            Command.of(folder, "apply", "--yes", file).against(aws.endpoint()).run();
            aws.calls();
            Command plan =
                    Command.of(folder, "plan", "--detailed-exitcode", file).against(aws.endpoint());
            Command.Run first = plan.run();
            int calls = aws.calls();
            Command.Run second = plan.run();
            String what = "`plan` of " + words(channels) + ", live reads";
            for (Command.Run run : List.of(first, second)) {
                report.add(
                        new Line(what, "%.2f s", bounded ? "4 s" : "", "reading, expanding, comparing"), run.seconds());
                report.add(new Line(what + ", memory", "%.0f MiB", bounded ? "400 MiB" : "", ""), run.mebibytes());
            }
            report.add(new Line(what + ", calls", "%.0f", bounded ? "40" : "", "pages of lists"), calls);
            return Math.min(first.seconds(), second.seconds());
        }
    }

    private void applySlowly(int channels) throws IOException, InterruptedException {
        String file = write(channels, "apply");
        try (SimulatedAws aws = SimulatedAws.start(folder)) {
            aws.answersAfter(LATENCY);
            Command.Run run = Command.of(folder, "apply", "--yes", "--timings", file)
                    .against(aws.endpoint())
                    .run();
            String what = "`apply` of " + words(channels) + ", 50 ms a call";
            report.add(new Line(what, "%.1f s", "", "creates of MediaPackage, ten at once"), run.seconds());
            report.add(new Line(what + ", memory", "%.0f MiB", "", ""), run.mebibytes());
            report.add(
                    new Line(
                            what + ", its calls over the least that they can take",
                            "%.2f",
                            channels == SLOW ? "1.15" : "",
                            "the SDK's own work, and a durable record before and after each create"),
                    applied(run) / least(channels));
            Command.of(folder, "plan", "--detailed-exitcode", file)
                    .against(aws.endpoint())
                    .run();
            Command.Run gone = Command.of(folder, "destroy", "--yes", file)
                    .against(aws.endpoint())
                    .run();
            report.add(
                    new Line(
                            "`destroy` of " + words(channels) + ", 50 ms a call",
                            "%.1f s",
                            "",
                            "a look before and after each delete"),
                    gone.seconds());
        }
    }

    private static String words(int channels) {
        return channels == 1 ? "one channel" : String.format(Locale.ROOT, "%,d channels", channels);
    }

    private static double applied(Command.Run run) {
        Matcher matcher = APPLY.matcher(run.told());
        if (!matcher.find()) {
            throw new IllegalStateException("no timings in: " + run.told());
        }
        return Double.parseDouble(matcher.group(1));
    }

    /** The creates of MediaPackage, ten at once, and the distribution's own, which needs the last of them; or channel, endpoint, distribution. */
    private static double least(int channels) {
        return Math.max(3 * LATENCY, 3 * channels * LATENCY / AT_ONCE + LATENCY);
    }
}
