package livestream.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.AwsSession;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.ExitCode;
import livestream.cli.IoErrorText;
import livestream.cli.OutputFile;
import livestream.cli.Workspace;
import livestream.engine.plan.OutputChange;
import livestream.providers.expand.Expansion;
import livestream.providers.route.DistributionView;
import livestream.providers.urls.UrlLock;
import livestream.providers.urls.ViewerUrl;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RegularFile;
import livestream.schema.Value;
import livestream.state.State;
import livestream.state.file.AtomicFile;

/** Lists what viewers are given, and keeps it from changing unseen. */
final class UrlsCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final JsonOption json;
    private final Supplier<Optional<Path>> write;
    private final Supplier<Optional<Path>> check;

    UrlsCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        json = new JsonOption(arguments);
        write = arguments.path("--write", "LOCK", "Write the URLs to this file, to be kept with the file.");
        check = arguments.path("--check", "LOCK", "Exit with 1 when a URL of this file would change or vanish.");
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        List<ViewerUrl> urls;
        try (AwsSession aws = workspace.connect()) {
            aws.account(state);
            Desired desired = aws.expand(state);
            Expansion expansion = desired.expansion().orElse(Expansion.none());
            List<OutputChange> outputs = aws.plan(desired, state).outputs();
            urls = ViewerUrl.of(expansion.endpoints(), outputs, offTheAir(expansion, state, outputs));
        }
        workspace.showFindings();
        if (check.get().isPresent()) {
            check(check.get().get(), urls, !state.isEmpty());
        } else if (write.get().isPresent()) {
            write(write.get().get(), urls);
        } else if (json.asked()) {
            JsonOption.print(json(urls), console);
        } else {
            print(urls);
        }
        return ExitCode.DONE;
    }

    private static Set<String> offTheAir(Expansion expansion, State state, List<OutputChange> outputs) {
        Map<String, Value> planned = new LinkedHashMap<>();
        for (OutputChange output : outputs) {
            if (output.after() != null) {
                planned.put(output.name(), output.after());
            }
        }
        return DistributionView.offTheAir(DistributionView.planned(expansion, state), planned);
    }

    private void write(Path path, List<ViewerUrl> urls) {
        OutputFile.check(path, "a list of locked URLs", UrlLock::isOne);
        try {
            AtomicFile.write(path, UrlLock.of(urls).text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("lock-not-written", "`" + path + "` cannot be written.")
                            .note("cause", IoErrorText.words(e))
                            .help("name a file in a folder that exists and is writable."));
        }
        console.out().println("Wrote " + urls.size() + " URLs to " + path + ".");
    }

    private void print(List<ViewerUrl> urls) {
        int name = widest(urls.stream().map(ViewerUrl::endpoint).toList());
        int mime = widest(urls.stream().map(ViewerUrl::mimeType).toList());
        for (ViewerUrl each : urls) {
            String line = StateText.pad(each.endpoint(), name) + "  "
                    + StateText.pad(each.format().word(), 4) + "  " + StateText.pad(each.mimeType(), mime) + "  ";
            console.out()
                    .println(line
                            + each.url()
                            + (each.isDeployed() ? "" : "  (planned)")
                            + (each.offTheAir() ? "  (off the air)" : ""));
            String below = " ".repeat(line.length());
            each.startOver().ifPresent(url -> console.out().println(below + url + "  (start over)"));
            if (!each.isDeployed()) {
                each.deployed().ifPresent(url -> console.out().println(below + url + "  (deployed now)"));
            }
        }
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static ObjectNode json(List<ViewerUrl> urls) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", 1);
        ArrayNode all = root.putArray("urls");
        for (ViewerUrl each : urls) {
            ObjectNode node = all.addObject();
            node.put("endpoint", each.endpoint());
            node.put("format", each.format().word());
            node.put("mimeType", each.mimeType());
            node.put("url", each.url());
            node.put("offTheAir", each.offTheAir());
            each.startOver().ifPresent(url -> node.put("startOver", url));
            each.deployed().ifPresent(url -> node.put("deployed", url));
        }
        return root;
    }

    private void check(Path path, List<ViewerUrl> urls, boolean deployed) {
        UrlLock lock = read(path);
        Diagnostics diagnostics = new Diagnostics();
        lock.broken(urls, deployed).forEach(broken -> diagnostics.add(finding(broken, path)));
        if (diagnostics.hasErrors()) {
            throw new CommandFailure(ExitCode.FAILED, diagnostics);
        }
        console.out().println("Every URL of " + path + " stays.");
        lock.unlocked(urls).forEach(each -> console.out().println("  new: " + each.endpoint() + "  " + each.url()));
        if (!deployed) {
            console.out()
                    .println("Nothing is deployed from here, so what AWS gives, such as a domain, was not compared.");
        }
    }

    private static Diagnostic finding(UrlLock.Broken broken, Path path) {
        String end = broken.after().isPresent() ? "would change" : "would vanish";
        return Diagnostic.error("locked-url", "The URL of `" + broken.endpoint() + "` " + end + ".")
                .note("before", broken.before())
                .note("after", broken.after().orElse("(none)"))
                .help("viewers have it: keep it by `routing` and `manifestName`, or write a new " + path.getFileName()
                        + " with `livestream urls --write` once they know the other.");
    }

    private static UrlLock read(Path path) {
        try {
            return UrlLock.parse(RegularFile.text(path)).orElseThrow(() -> unreadable(path, "a line is no URL."));
        } catch (IOException e) {
            throw unreadable(path, "it cannot be read.");
        }
    }

    private static CommandFailure unreadable(Path path, String why) {
        return CommandFailure.because(
                ExitCode.FAILED,
                Diagnostic.error("unreadable-lock", "`" + path + "` is no list of locked URLs: " + why)
                        .help("write one with `livestream urls --write " + path + "`."));
    }
}
