package livestream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import livestream.engine.Catalog;
import livestream.engine.apply.VisibilityWait.Hidden;
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
import livestream.providers.lint.RunEnvironment;
import livestream.providers.lint.rules.Rules;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.SecretSource;
import livestream.schema.Severity;
import livestream.schema.StateSettings;
import livestream.simulator.Simulator;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.State;
import livestream.state.StateStore;
import livestream.state.StateStore.Lease;
import livestream.state.encryption.KeyProvider;
import livestream.state.store.JournaledStore;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read, or of which a plan was made before, and the folder {@code .livestream/} beside it. A simulated AWS
 * and what is recorded of it live in a folder of their own, so that they never meet what is real.
 */
public final class Workspace {
    /** For a check that knows of no state. It is never kept, so it needs no lineage, which takes a while to draw. */
    private static final State UNKNOWN = State.fresh("");

    private final Path file;
    private final DeploymentIdentity deployment;
    private final @Nullable Livestream written;
    private final boolean simulated;
    private final Console console;
    private final Diagnostics diagnostics;
    private @Nullable StateStore store;

    /**
     * @param written what the file says; null when a plan was read in its place
     */
    public Workspace(
            Path file,
            DeploymentIdentity deployment,
            @Nullable Livestream written,
            boolean simulated,
            Console console,
            Diagnostics diagnostics) {
        this.file = file;
        this.deployment = deployment;
        this.written = written;
        this.simulated = simulated;
        this.console = console;
        this.diagnostics = diagnostics;
    }

    /** A file that was read. */
    public static Workspace of(
            Path file, Livestream livestream, boolean simulated, Console console, Diagnostics diagnostics) {
        return new Workspace(file, DeploymentIdentity.of(livestream), livestream, simulated, console, diagnostics);
    }

    public Path file() {
        return file;
    }

    public DeploymentIdentity deployment() {
        return deployment;
    }

    public boolean simulated() {
        return simulated;
    }

    /** What to print where nothing is applied. */
    public String nothingApplied() {
        Path simulatedFolder =
                LivestreamFolder.beside(file).path().resolve("simulated").resolve("state");
        OtherStates real = new OtherStates(deployment, file, states());
        return real.nothingApplied(simulated ? Optional.empty() : Optional.of(simulatedFolder));
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** What the file says; null when a plan was read in its place. */
    @Nullable
    Livestream written() {
        return written;
    }

    /** What the file says. Who carries out a plan that was made before does not ask. */
    public Livestream livestream() {
        return Objects.requireNonNull(written, "a saved plan has decided all that the file says");
    }

    private Path folder() {
        Path folder = LivestreamFolder.beside(file).path();
        return simulated ? folder.resolve("simulated") : folder;
    }

    /** Where this file's state is kept; stops when what encrypts it is not to be had. What is simulated never leaves its folder. */
    public StateStore store() {
        if (store == null) {
            store = simulated ? JournaledStore.ofFile(states().resolve(stateName() + ".json")) : home().store();
        }
        return store;
    }

    /** What a state was encrypted with before: {@code clear}, {@code kms}, or where a passphrase is; stops for anything else. */
    public Optional<KeyProvider> oldKey(String words) {
        return home().oldKey(words);
    }

    /** What a state is encrypted with by now, in words. */
    public String encryption() {
        StateSettings.Encryption encryption = deployment.state().encryption();
        if (simulated || encryption == null) {
            return "in the clear";
        }
        return encryption.kms() == null ? "encrypted by a passphrase" : "encrypted by KMS";
    }

    private StateBackends home() {
        return new StateBackends(deployment, states(), localInputs(), diagnostics, environment());
    }

    /** What the state is called: the file's name, and the environment's, for each has a state of its own. */
    public String stateName() {
        return deployment.stateName();
    }

    /** Where it is kept how long things took. */
    public Path history() {
        return folder().resolve("history.json");
    }

    /** Takes the lock of the state for one run; from the run's first change on, it is known where the state is. */
    public Lease lock(LockInfo lockInfo) throws LockedException, IOException {
        Lease lease = store().lock(lockInfo);
        return simulated ? lease : new NotedLease(lease, movedState());
    }

    /** What to say when the state was left behind where it was kept before; what is simulated is in one place for good. */
    Optional<Diagnostic> leftBehind(State state) {
        return simulated ? Optional.empty() : movedState().left(state);
    }

    private MovedState movedState() {
        return new MovedState(
                deployment,
                store().location(),
                states().resolve(stateName() + ".json"),
                new KnownPlaces(folder().resolve("places.json")));
    }

    private Path states() {
        return folder().resolve("state");
    }

    /** The state; stops when it cannot be read. */
    public State state() {
        return state(store()::load);
    }

    /** The state that nobody else may change; stops when it cannot be read. */
    public State state(Lease lease) throws IOException {
        try {
            return state(findings -> {
                try {
                    return lease.load(findings);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private State state(Function<Diagnostics, State> load) {
        try {
            State state = console.timings().phase("state", () -> load.apply(diagnostics));
            if (state.isEmpty()) {
                new OtherStates(deployment, file, states()).find(diagnostics);
            }
            return state;
        } catch (Diagnostics.Stopped stopped) {
            throw new CommandFailure(ExitCode.FAILED, diagnostics);
        }
    }

    PhaseTimings timings() {
        return console.timings();
    }

    /** AWS, real or simulated; close it. */
    public AwsSession connect() {
        return simulated ? AwsSession.simulated(this, startSimulator()) : AwsSession.real(this);
    }

    /** What the file refers to, where the user keeps it; a simulated AWS is told no secret. */
    InputSource inputSource() {
        return simulated ? new StandIns(localInputs()) : localInputs();
    }

    private LocalInputs localInputs() {
        return new LocalInputs(file, console.environment());
    }

    /** Has git ignore what is about to be written beside the file. That it cannot be is for the write itself to tell. */
    public void ignoreFolder() {
        if (simulated || !deployment.state().isShared()) {
            try {
                LivestreamFolder.beside(file).ignore();
            } catch (IOException notWritable) {
                return;
            }
        }
    }

    /** Where this runs; what is recorded of a simulated AWS does not have to last. */
    RunEnvironment runEnvironment() {
        return simulated ? RunEnvironment.none() : RunEnvironment.of(console.environment());
    }

    /** The same for a check that needs no secret: it may be known on another machine alone. */
    private final class WithoutSecrets implements InputSource {
        @Override
        public Optional<String> secret(SecretSource source) {
            return Optional.of("not read yet");
        }

        @Override
        public Optional<String> file(String path) {
            return inputSource().file(path);
        }
    }

    /** Finds collisions that the file alone gives away; what depends on existing channels is left to the plan. */
    public void checkRouting() {
        expandAlone();
    }

    /** What the file stands for; empty when that depends on channels that exist. Stops when it has errors. */
    private Optional<Expansion> expandAlone() {
        boolean readsAws = livestream().channels().stream()
                .anyMatch(channel -> channel.origin() instanceof MediaPackage mediapackage
                        && mediapackage.channel() != null
                        && !mediapackage.managed());
        Optional<Expansion> expansion = readsAws
                ? Optional.empty()
                : Optional.of(timings()
                        .phase(
                                "expand",
                                () -> LivestreamExpander.expand(
                                        livestream(),
                                        ExistingResources.none(),
                                        UNKNOWN,
                                        new WithoutSecrets(),
                                        diagnostics)));
        if (diagnostics.hasErrors()) {
            throw new CommandFailure(ExitCode.FILE_HAS_ERRORS, diagnostics);
        }
        return expansion;
    }

    /**
     * Looks for what the rules can find without AWS.
     *
     * @return whether the file can be expanded so; one that uses channels that exist cannot, and only what it says itself is
     *     looked at
     */
    public boolean lintAlone() {
        Optional<Expansion> expansion = expandAlone();
        LintContext context = new LintContext(
                livestream(),
                expansion.orElse(Expansion.none()),
                UNKNOWN,
                Optional.empty(),
                ExistingPolicies.none(),
                AccountSnapshot.none(),
                runEnvironment(),
                new WithoutSecrets());
        lint(context, false);
        return expansion.isPresent();
    }

    /** Adds what the rules find, and takes away what the user answered. */
    void lint(LintContext context, boolean complete) {
        diagnostics.keep(timings().phase("lint", () -> new Linter(Rules.BOOK)
                .findings(context, diagnostics.all(), diagnostics.sourceTexts(), complete)));
    }

    /** Drops what the baseline of the file knows. */
    public void dropKnown() {
        Baseline baseline = Baseline.of(livestream().lint(), file, inputSource(), diagnostics);
        diagnostics.keep(new Linter(Rules.BOOK).unknown(diagnostics.all(), baseline));
    }

    /** Drops what only `lint` tells. */
    void dropInfos() {
        diagnostics.keep(diagnostics.all().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList());
    }

    /** The variables of this run, among them those that say how AWS is reached. */
    Map<String, String> environment() {
        return console.environment();
    }

    /** What is known of every kind of resource, without a connection to AWS. */
    public Catalog kinds() {
        return new AwsCatalog(AwsClients.real(environment()), () -> String.valueOf(deployment.region()));
    }

    private Simulator startSimulator() {
        ignoreFolder();
        return new LocalSimulator(file, folder()).start();
    }

    /** Says what is waited for, because AWS does not show it although it was made moments ago. */
    void showHidden(List<Hidden> hidden) {
        console.err().println(HiddenText.of(hidden, Instant.now()));
    }

    /** Says meanwhile what is waited for. */
    void say(String words) {
        console.err().println(words);
    }

    /** Shows what was found so far, such as warnings. */
    public void showFindings() {
        console.show(diagnostics);
    }
}
