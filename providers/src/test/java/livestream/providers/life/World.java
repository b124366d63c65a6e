package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import livestream.engine.Catalog;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.Observations;
import livestream.engine.Output;
import livestream.engine.Refresh;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.Applier;
import livestream.engine.apply.ApplyResult;
import livestream.engine.apply.VisibilityWait;
import livestream.engine.apply.Waiter;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.engine.plan.PreventDestroyCheck;
import livestream.engine.plan.ReferenceResolver;
import livestream.engine.plan.Targeting;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanText;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.providers.expand.ExistingResources;
import livestream.providers.expand.Expansion;
import livestream.providers.expand.InputSource;
import livestream.providers.expand.LivestreamExpander;
import livestream.providers.lint.AccountSnapshot;
import livestream.providers.lint.Baseline;
import livestream.providers.lint.ExistingPolicies;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Linter;
import livestream.providers.lint.RuleRegistry;
import livestream.providers.lint.RunEnvironment;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.LivestreamReader;
import livestream.schema.SecretSource;
import livestream.schema.Value;
import livestream.simulator.Simulator;
import livestream.state.State;
import livestream.state.StateChange;

/** A simulated AWS account, one file and its state, on a clock that moves only when somebody waits. */
public final class World implements AutoCloseable {
    private static final int WIDTH = 120;
    private static final Path FILES = Path.of("src/test/resources/files");

    private Waiter waiter = Waiter.simulated(Instant.parse("2026-01-01T00:00:00Z"));
    private final Simulator simulator;
    private final AwsClients clients;
    private final MemoryStore store = new MemoryStore();
    private final Map<String, String> written = new HashMap<>();
    private Path files = FILES;
    private Targeting targeting = Targeting.ALL;
    private Livestream livestream = read("version: 1\nname: nothing\nregion: us-west-2\nmediapackage:\n");
    private List<Resource> beside = List.of();
    private UnaryOperator<Catalog> weather = UnaryOperator.identity();
    private RunEnvironment runEnvironment = RunEnvironment.none();
    private int callsSeen;

    /** The file has errors, which the message shows. */
    static final class Found extends AssertionError {
        private static final long serialVersionUID = 1L;

        Found(String findings) {
            super(findings);
        }
    }

    /** A new account in which CloudFront takes five minutes to deploy and a MediaStore container one. */
    public World() {
        try {
            simulator = Simulator.start(Simulator.Settings.inMemory()
                    .withDeployDelay(Duration.ofMinutes(5))
                    .withContainerDelay(Duration.ofMinutes(1))
                    .withClock(() -> waiter.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients = AwsClients.simulated(simulator.endpoint());
    }

    public void seed(Path requests) {
        try {
            simulator.seed(requests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Others send the requests of a file that has the form of a seed. */
    public void send(Path requests) {
        new RequestsOfOthers(simulator.endpoint()).send(requests);
    }

    /** From now on these are desired beside what the file says. */
    public void beside(List<Resource> resources) {
        beside = resources;
    }

    /** From now on the file says this. */
    public void write(String yaml) {
        livestream = read(yaml);
    }

    /** From now on the files that it refers to are here. */
    public void filesIn(Path folder) {
        files = folder;
    }

    /** From now on one of them says this. */
    public void writeFile(String path, String content) {
        written.put(path, content);
    }

    /** From now on runs take place here. */
    public void surroundings(RunEnvironment place) {
        runEnvironment = place;
    }

    /** What there is to say of a file that becomes the world's. */
    public Diagnostics lint(String yaml, RuleRegistry book) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            livestream = LivestreamReader.read("livestream.yaml", yaml.getBytes(StandardCharsets.UTF_8), diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            return diagnostics;
        }
        InputSource inputSource = new Canaries();
        Baseline baseline = Baseline.of(livestream.lint(), Path.of("livestream.yaml"), inputSource, diagnostics);
        ExistingResources existing = ExistingResources.of(livestream, clients, diagnostics);
        Expansion expansion = LivestreamExpander.expand(livestream, existing, state(), inputSource, diagnostics);
        if (diagnostics.hasErrors()) {
            return diagnostics;
        }
        LintContext context = new LintContext(
                livestream,
                expansion,
                state(),
                state().resources().isEmpty() ? Optional.empty() : Optional.of(plan(expansion.graph())),
                ExistingPolicies.of(expansion.graph(), clients),
                AccountSnapshot.of(livestream, expansion, state(), clients),
                runEnvironment,
                inputSource);
        Linter linter = new Linter(book);
        diagnostics.keep(
                linter.unknown(linter.findings(context, diagnostics.all(), diagnostics.sourceTexts(), true), baseline));
        return diagnostics;
    }

    private static Livestream read(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            return LivestreamReader.read("livestream.yaml", yaml.getBytes(StandardCharsets.UTF_8), diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            throw new AssertionError(findings(diagnostics));
        }
    }

    /** What the file expands to, with what is deployed taken into account. */
    /** From now on this goes, although it still serves. */
    public void retire(String address) {
        targeting = new Targeting(List.of(), List.of(), List.of(), List.of(address));
    }

    public ResourceGraph expand() {
        Diagnostics diagnostics = new Diagnostics();
        ResourceGraph graph = expansion(livestream, diagnostics).graph();
        if (diagnostics.hasErrors()) {
            throw new Found(findings(diagnostics));
        }
        return withWhatIsBeside(graph);
    }

    private ResourceGraph withWhatIsBeside(ResourceGraph graph) {
        if (beside.isEmpty()) {
            return graph;
        }
        ResourceGraph.Builder more = new ResourceGraph.Builder();
        graph.resources().forEach(more::add);
        beside.forEach(more::add);
        graph.outputs().forEach(more::output);
        graph.notes().forEach(more::note);
        return more.build();
    }

    private Expansion expansion(Livestream expanded, Diagnostics diagnostics) {
        return LivestreamExpander.expand(
                expanded,
                ExistingResources.of(expanded, clients, diagnostics),
                targeting.retiring(state()),
                new Canaries(),
                diagnostics);
    }

    /** Everything that is found wrong with a file, by reading and by expanding it, as a user sees it. */
    public String findings(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Livestream read =
                    LivestreamReader.read("livestream.yaml", yaml.getBytes(StandardCharsets.UTF_8), diagnostics);
            expansion(read, diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        return findings(diagnostics);
    }

    /** Every secret is a canary; files hold what their names promise. */
    private final class Canaries implements InputSource {
        @Override
        public Optional<String> secret(SecretSource source) {
            return Optional.of("canary-" + source);
        }

        @Override
        public Optional<String> file(String path) {
            if (written.containsKey(path)) {
                return Optional.ofNullable(written.get(path));
            }
            try {
                return Optional.of(Files.readString(files.resolve(path)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private static String findings(Diagnostics diagnostics) {
        return new DiagnosticPrinter(diagnostics.sourceTexts(), WIDTH, false).text(diagnostics.all());
    }

    public Plan plan() {
        return plan(expand());
    }

    public Plan plan(ResourceGraph desired) {
        return Planner.plan(desired, state(), observe(desired), catalog());
    }

    private Observations observe(ResourceGraph desired) {
        return new VisibilityWait(catalog(), waiter, hidden -> {})
                .complete(desired, state(), new Refresh(catalog()).observe(desired, state()));
    }

    public String planText() {
        return PlanText.of(plan(), catalog(), WIDTH, AnsiStyle.PLAIN);
    }

    public ApplyResult apply() {
        return apply(plan());
    }

    /** Somebody makes AWS what another file says, and nothing of it is recorded. */
    public ApplyResult applyUnrecorded(String yaml) {
        write(yaml);
        return applyUnrecorded(expand());
    }

    /** Others, who have a state of their own, make AWS what another file says. */
    public ApplyResult applyByOthers(String yaml) {
        State recorded = state();
        store.restore(State.fresh("22222222-2222-4333-8444-555555555555"));
        write(yaml);
        ApplyResult result = apply();
        store.restore(recorded);
        return result;
    }

    /** Somebody makes AWS so, and nothing of it is recorded. */
    public ApplyResult applyUnrecorded(ResourceGraph desired) {
        State recorded = state();
        ApplyResult result = apply(plan(desired));
        store.restore(recorded);
        return result;
    }

    /** What is said of a plan that would end something protected. */
    public String refusal(ResourceGraph desired) {
        Diagnostics diagnostics = new Diagnostics();
        PreventDestroyCheck.check(plan(desired), state(), livestream.lifecycle(), diagnostics);
        return findings(diagnostics);
    }

    public ApplyResult destroy() {
        return apply(plan(ResourceGraph.empty()));
    }

    public ApplyResult apply(Plan plan) {
        Catalog troubled = weather.apply(catalog());
        // A run that died took its waiter with it.
        waiter = Waiter.simulated(waiter.now());
        ApplyResult result = new Applier(troubled, store, waiter, event -> {}).apply(plan);
        if (result.complete()) {
            giveOut(plan);
        }
        return result;
    }

    /** From now on, viewers may watch. */
    private void giveOut(Plan plan) {
        ReferenceResolver resolver = recorded();
        SortedMap<String, Value> outputs = new TreeMap<>();
        plan.outputs().stream()
                .filter(output -> output.after() != null)
                .forEach(
                        output -> outputs.put(output.name(), resolver.resolve(Objects.requireNonNull(output.after()))));
        store.write(new StateChange.OutputsSet(outputs));
    }

    /** From now on, applies go through this. */
    public void weather(UnaryOperator<Catalog> changed) {
        weather = changed;
    }

    /** What a viewer is given. */
    public SortedMap<String, String> outputs() {
        ReferenceResolver resolver = recorded();
        SortedMap<String, String> outputs = new TreeMap<>();
        for (Output output : expand().outputs()) {
            outputs.put(output.name(), resolver.resolve(output.value()).toString());
        }
        return outputs;
    }

    private ReferenceResolver recorded() {
        ReferenceResolver resolver = new ReferenceResolver();
        state().resources()
                .values()
                .forEach(recorded -> resolver.know(
                        recorded.address(),
                        new Present(recorded.id(), recorded.inputs(), recorded.outputs(), new Readiness.Ready())));
        return resolver;
    }

    public State state() {
        return store.state();
    }

    public Catalog catalog() {
        return new AwsCatalog(clients, () -> Objects.requireNonNull(livestream.region(), "no region"));
    }

    public AwsClients clients() {
        return clients;
    }

    public Simulator simulator() {
        return simulator;
    }

    /** Nobody does anything for so long. */
    public void passes(Duration time) {
        waiter = Waiter.simulated(waiter.now().plus(time));
    }

    public Instant now() {
        return waiter.now();
    }

    /** The calls that changed something since this was asked last, by operation, sorted. */
    public List<String> changingCalls() {
        List<Simulator.Call> all = simulator.calls();
        List<String> changing = all.subList(callsSeen, all.size()).stream()
                .filter(call -> call.status() < 300)
                .map(Simulator.Call::operation)
                .filter(operation -> !operation.startsWith("Get")
                        && !operation.startsWith("Head")
                        && !operation.startsWith("List")
                        && !operation.startsWith("Describe"))
                .toList();
        callsSeen = all.size();
        return changing;
    }

    /** What was created, as a map from operation to how often. */
    public Map<String, Integer> counted(List<String> operations) {
        Map<String, Integer> counted = new TreeMap<>();
        operations.forEach(operation -> counted.merge(operation, 1, Integer::sum));
        return counted;
    }

    @Override
    public void close() {
        clients.close();
        simulator.close();
    }
}
