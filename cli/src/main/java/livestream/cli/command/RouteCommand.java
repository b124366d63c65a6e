package livestream.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import livestream.cli.Connection;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.Workplace;
import livestream.providers.aws.AwsClients;
import livestream.providers.route.Delivery;
import livestream.providers.route.OriginAnswer;
import livestream.providers.route.RouteAnswer;
import livestream.providers.route.RouteJson;
import livestream.providers.route.RouteText;
import livestream.providers.route.ViewerRequest;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what CloudFront does with a URL. */
@Command(addMethodSubcommands = false)
final class RouteCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "URL", description = "A URL or a path, as in /index.m3u8?m=1.")
    private String url = "";

    @Mixin
    private FileArgument file = new FileArgument();

    @Option(names = "--deployed", description = "Ask what was applied last, not the file; asks AWS nothing.")
    private boolean deployed;

    @Option(
            names = "--distribution",
            paramLabel = "ID",
            description = "Ask this distribution of the account, whoever made it; needs no file.")
    private @Nullable String distribution;

    @Option(names = "--method", paramLabel = "METHOD", description = "GET unless given.")
    private String method = "GET";

    @Option(
            names = "--header",
            paramLabel = "HEADER",
            description = "A header of the player, as in 'Origin: https://www.example.com'; again for more.")
    private List<String> headers = List.of();

    @Option(
            names = "--origin-header",
            paramLabel = "HEADER",
            description = "A header of the origin's answer, as in 'Cache-Control: max-age=3'; again for more.")
    private List<String> originHeaders = List.of();

    @Option(names = "--status", paramLabel = "STATUS", description = "The origin's answer; 200 unless given.")
    private int status = 200;

    @Mixin
    private JsonOption json = new JsonOption();

    RouteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        Optional<ViewerRequest> request = ViewerRequest.read(method, url, headers, diagnostics);
        OriginAnswer origin = OriginAnswer.read(status, originHeaders, diagnostics);
        if (deployed && distribution != null) {
            diagnostics.add(Diagnostic.error("two-deliveries", "Both --deployed and --distribution are given.")
                    .help("ask one of them at a time."));
        }
        if (request.isEmpty() || diagnostics.hasErrors()) {
            throw new Stop(ExitCode.FAILED, diagnostics);
        }
        RouteAnswer answer =
                ask(request.get().host(), delivery -> RouteAnswer.of(delivery, request.get(), origin, Instant.now()));
        if (json.asked()) {
            JsonOption.print(RouteJson.of(answer), console);
        } else {
            console.out().print(RouteText.of(answer, console.width(), console.ink()));
        }
        return ExitCode.DONE;
    }

    /** While AWS can be asked: a live distribution's policies are read when they are needed. */
    private RouteAnswer ask(@Nullable String host, Function<Delivery, RouteAnswer> question) {
        if (distribution != null) {
            return live(distribution, question);
        }
        Workplace workplace = file.open(console);
        State state = workplace.state();
        if (deployed) {
            return question.apply(answering(
                    Delivery.deployed(state),
                    host,
                    missing("Nothing is applied yet.", "leave --deployed out to ask the file.")));
        }
        try (Connection aws = workplace.connect()) {
            Delivery planned = answering(
                    Delivery.planned(aws.expansion(state), state),
                    host,
                    missing("The file makes no distribution.", "give it an origin."));
            workplace.showFindings();
            return question.apply(planned);
        }
    }

    /** A path alone does not say which of several distributions is asked. */
    private static Delivery answering(List<Delivery> deliveries, @Nullable String host, Stop none) {
        if (deliveries.isEmpty()) {
            throw none;
        }
        return Delivery.answering(deliveries, host)
                .orElseThrow(() -> Stop.because(
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
                                                .flatMap(delivery -> delivery.hosts().stream())
                                                .collect(Collectors.joining(", "))
                                        + ".")));
    }

    private RouteAnswer live(String id, Function<Delivery, RouteAnswer> question) {
        if (file.isSimulated()) {
            try (Connection aws = file.open(console).connect()) {
                return answered(id, aws.distribution(id).map(question));
            }
        }
        try (AwsClients aws = AwsClients.real()) {
            return answered(id, Delivery.live(aws, id).map(question));
        }
    }

    private static RouteAnswer answered(String id, Optional<RouteAnswer> answer) {
        return answer.orElseThrow(() -> missing(
                "This account has no distribution `" + id + "`.", "`aws cloudfront list-distributions` lists them."));
    }

    private static Stop missing(String message, String help) {
        return Stop.because(
                ExitCode.FAILED,
                Diagnostic.error("missing-distribution", message).help(help));
    }
}
