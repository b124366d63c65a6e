package livestream.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import livestream.cli.AwsSession;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.providers.aws.AwsClients;
import livestream.providers.route.DistributionView;
import livestream.providers.route.OriginResponse;
import livestream.providers.route.RouteJson;
import livestream.providers.route.RouteReport;
import livestream.providers.route.RouteResult;
import livestream.providers.route.ViewerRequest;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** Tells what CloudFront does with a URL. */
final class RouteCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> url;
    private final FileArgument file;
    private final Supplier<Boolean> deployed;
    private final Supplier<Optional<String>> distribution;
    private final Supplier<String> method;
    private final Supplier<List<String>> headers;
    private final Supplier<List<String>> originHeaders;
    private final Supplier<Integer> status;
    private final JsonOption json;

    RouteCommand(Console console, Arguments arguments) {
        this.console = console;
        url = arguments.word("URL", "A URL or a path, as in /index.m3u8?m=1.");
        file = new FileArgument(arguments);
        deployed = arguments.flag("--deployed", "Ask what was applied last, not the file; asks AWS nothing.");
        distribution = arguments.text(
                "--distribution", "ID", "Ask this distribution of the account, made here or elsewhere; needs no file.");
        method = arguments.text("--method", "METHOD", "GET", "GET unless given.");
        headers = arguments.texts(
                "--header",
                "HEADER",
                "A header of the player, as in 'Origin: https://www.example.com'; again for more.");
        originHeaders = arguments.texts(
                "--origin-header",
                "HEADER",
                "A header of the origin's answer, as in 'Cache-Control: max-age=3'; again for more.");
        status = arguments.add(OptionSpec.builder("--status")
                .paramLabel("STATUS")
                .type(int.class)
                .initialValue(200)
                .description("The origin's answer; 200 unless given.")
                .build());
        json = new JsonOption(arguments);
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        Optional<ViewerRequest> request = ViewerRequest.read(method.get(), url.get(), headers.get(), diagnostics);
        OriginResponse origin = OriginResponse.read(status.get(), originHeaders.get(), diagnostics);
        if (deployed.get() && distribution.get().isPresent()) {
            diagnostics.add(Diagnostic.error("two-deliveries", "Both --deployed and --distribution are given.")
                    .help("ask one of them at a time."));
        }
        if (request.isEmpty() || diagnostics.hasErrors()) {
            throw new CommandFailure(ExitCode.FAILED, diagnostics);
        }
        RouteResult answer =
                ask(request.get().host(), view -> RouteResult.of(view, request.get(), origin, Instant.now()));
        if (json.asked()) {
            JsonOption.print(RouteJson.of(answer), console);
        } else {
            console.out().print(RouteReport.of(answer, console.width(), console.style()));
        }
        return ExitCode.DONE;
    }

    /** While AWS can be asked: a live distribution's policies are read when they are needed. */
    private RouteResult ask(@Nullable String host, Function<DistributionView, RouteResult> question) {
        if (distribution.get().isPresent()) {
            return live(distribution.get().get(), question);
        }
        Workspace workspace = file.open(console);
        State state = workspace.state();
        if (deployed.get()) {
            return question.apply(answering(
                    DistributionView.deployed(state),
                    host,
                    missing("Nothing is applied yet.", "leave --deployed out to ask the file.")));
        }
        try (AwsSession aws = workspace.connect()) {
            DistributionView planned = answering(
                    DistributionView.planned(aws.expansion(state), state),
                    host,
                    missing("The file makes no distribution.", "give it an origin."));
            workspace.showFindings();
            return question.apply(planned);
        }
    }

    /** A path alone does not say which of several distributions is asked. */
    private static DistributionView answering(
            List<DistributionView> deliveries, @Nullable String host, CommandFailure none) {
        if (deliveries.isEmpty()) {
            throw none;
        }
        return DistributionView.answering(deliveries, host)
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error(
                                        "which-distribution",
                                        host == null
                                                ? "There are " + deliveries.size()
                                                        + " distributions, and a path alone does not say which is asked."
                                                : "None of the " + deliveries.size() + " distributions answers for `"
                                                        + host + "`.")
                                .help("give the whole URL, as `livestream urls` prints it; their hosts are "
                                        + deliveries.stream()
                                                .flatMap(view -> view.hosts().stream())
                                                .collect(Collectors.joining(", "))
                                        + ".")));
    }

    private RouteResult live(String id, Function<DistributionView, RouteResult> question) {
        if (file.isSimulated()) {
            try (AwsSession aws = file.open(console).connect()) {
                return answered(id, aws.distribution(id).map(question));
            }
        }
        try (AwsClients aws = AwsClients.real(console.environment())) {
            return answered(id, DistributionView.live(aws, id).map(question));
        }
    }

    private static RouteResult answered(String id, Optional<RouteResult> answer) {
        return answer.orElseThrow(() -> missing(
                "This account has no distribution `" + id + "`.", "`aws cloudfront list-distributions` lists them."));
    }

    private static CommandFailure missing(String message, String help) {
        return CommandFailure.because(
                ExitCode.FAILED,
                Diagnostic.error("missing-distribution", message).help(help));
    }
}
