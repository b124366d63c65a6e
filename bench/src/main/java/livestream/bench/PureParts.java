package livestream.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import livestream.engine.Catalog;
import livestream.engine.Observations;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.providers.expand.Expansion;
import livestream.providers.route.DistributionView;
import livestream.providers.route.OriginResponse;
import livestream.providers.route.RouteResult;
import livestream.providers.route.ViewerRequest;
import livestream.schema.Diagnostics;
import livestream.state.State;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Reading, expanding and planning without a network, once the machine is warm. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
        value = 3,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class PureParts {

    /** A file of many channels. */
    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class Platform {
        @Param({"1", "100", "1000", "5000"})
        int channels;

        private String file = "";

        @Setup(Level.Trial)
        public void write() {
            file = ChannelFiles.shared(channels);
        }
    }

    /** A distribution with as many behaviours as CloudFront allows. */
    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class FullDistribution {
        private final String file = ChannelFiles.byPath(25);
        private final DistributionView view = DistributionView.planned(
                        ChannelFiles.expand(ChannelFiles.read(file)), State.fresh("bench"))
                .get(0);
    }

    @Benchmark
    public Plan readExpandPlan(Platform platform) {
        Expansion expansion = ChannelFiles.expand(ChannelFiles.read(platform.file));
        Catalog catalog = new AwsCatalog(AwsClients.real(), () -> "eu-central-1");
        return Planner.plan(expansion.graph(), State.fresh("bench"), new Observations(Map.of()), catalog);
    }

    @Benchmark
    public Expansion decideRoutesOf75Behaviors(FullDistribution full) {
        return ChannelFiles.expand(ChannelFiles.read(full.file));
    }

    @Benchmark
    public long route10000Urls(FullDistribution full) {
        Diagnostics diagnostics = new Diagnostics();
        OriginResponse answer = OriginResponse.read(200, List.of(), diagnostics);
        long found = 0;
        for (int i = 0; i < 10_000; i++) {
            String url = "/out/v1/" + i + "/index_1_" + i + (i % 2 == 0 ? ".ts" : ".m3u8");
            ViewerRequest request =
                    ViewerRequest.read("GET", url, List.of(), diagnostics).orElseThrow();
            found += RouteResult.of(full.view, request, answer, Instant.EPOCH)
                    .unknown()
                    .size();
        }
        return found;
    }
}
