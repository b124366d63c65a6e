package livestream.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Observations;
import livestream.engine.PlanNote;
import livestream.engine.Refresh;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.VisibilityWait;
import livestream.engine.apply.Waiter;
import livestream.engine.plan.MissingResources;
import livestream.engine.plan.Needs;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.engine.plan.PreventDestroyCheck;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.providers.expand.ExistingResources;
import livestream.providers.expand.Expansion;
import livestream.providers.expand.InputSource;
import livestream.providers.expand.LivestreamExpander;
import livestream.providers.lint.AccountSnapshot;
import livestream.providers.lint.ExistingPolicies;
import livestream.providers.lint.LintContext;
import livestream.providers.route.DistributionView;
import livestream.providers.route.PublishedUrls;
import livestream.providers.secretsmanager.AwsSecretResolver;
import livestream.providers.secretsmanager.SecretJsonValue;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.SecretSource;
import livestream.simulator.Simulator;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/** A run's connection to AWS: whose account it is, what is there, what would change. */
public final class AwsSession implements AutoCloseable {
    /** STS answers in every region; this one is asked when the file names none. */
    private static final String ANY_REGION = "us-east-1";

    private static final PlanNote UNREFRESHED = new PlanNote(
            "Not compared with AWS", "", "What was applied last is taken for what there is: --refresh=false.");

    private final Workspace workspace;
    private final AwsClients clients;
    private final AwsCatalog catalog;
    private final @Nullable Simulator simulator;

    private AwsSession(Workspace workspace, AwsClients clients, @Nullable Simulator simulator) {
        this.workspace = workspace;
        this.clients = clients;
        this.simulator = simulator;
        this.catalog = new AwsCatalog(
                clients,
                () -> Objects.requireNonNull(workspace.deployment().region(), "nothing regional without a region"));
    }

    static AwsSession real(Workspace workspace) {
        AwsClients clients = AwsClients.real(workspace.environment());
        clients.waitWhileThrottled(Waiter.real(), workspace::say);
        return new AwsSession(workspace, clients, null);
    }

    static AwsSession simulated(Workspace workspace, Simulator simulator) {
        return new AwsSession(workspace, AwsClients.simulated(simulator.endpoint()), simulator);
    }

    /** From now on, updates may erase what AWS has and this version does not know. */
    public void dropUnknown() {
        clients.dropUnknown();
    }

    /** From now on, throttled calls are whoever makes them to repeat: a plan is carried out. */
    public void waitNoMore() {
        clients.waitNoMore();
    }

    public AwsCatalog catalog() {
        return catalog;
    }

    /** Whose credentials these are; stops when the file or the state belongs to another account or region. */
    public String account(State state) {
        Livestream livestream = workspace.written();
        String region = workspace.deployment().region();
        String account = timed("look", () -> clients.account(region == null ? ANY_REGION : region));
        Diagnostics diagnostics = workspace.diagnostics();
        if (livestream != null && livestream.account() != null && !account.equals(livestream.account())) {
            diagnostics.add(Diagnostic.error(
                            "wrong-account",
                            "The file is for account " + livestream.account()
                                    + ", and these credentials are of account " + account + ".")
                    .at(livestream.place().of("account"))
                    .help("switch credentials (AWS_PROFILE); nothing was changed."));
        }
        if (state.account() != null && !state.account().equals(account)) {
            diagnostics.add(Diagnostic.error(
                            "wrong-account",
                            "The state was made in account " + state.account()
                                    + ", and these credentials are of account " + account + ".")
                    .note("state", workspace.store().location())
                    .help("switch credentials (AWS_PROFILE); nothing was changed."));
        }
        checkRegion(state);
        return account;
    }

    /** Stops when the state belongs to another region, or was left behind in another place; asks AWS nothing. */
    public void checkRegion(State state) {
        String region = workspace.deployment().region();
        if (state.region() != null && region != null && !state.region().equals(region)) {
            workspace
                    .diagnostics()
                    .add(Diagnostic.error(
                                    "wrong-region",
                                    "The state was made in " + state.region() + ", and the file says " + region + ".")
                            .at(workspace.deployment().place().of("region"))
                            .note("state", workspace.store().location())
                            .help("put `region: " + state.region()
                                    + "` back to change or destroy what is there; for a delivery in " + region
                                    + " write a file of its own, with a name of its own. Nothing was changed."));
        }
        workspace.leftBehind(state).ifPresent(workspace.diagnostics()::add);
        stopIfErrors(ExitCode.FAILED);
    }

    /** What the file stands for, with what exists looked up. */
    public Desired expand(State state) {
        return Desired.of(expansion(state));
    }

    /** What the file becomes, with what exists looked up. */
    public Expansion expansion(State state) {
        Diagnostics diagnostics = workspace.diagnostics();
        ExistingResources existing =
                timed("look", () -> ExistingResources.of(workspace.livestream(), clients, diagnostics));
        Expansion expansion = timed(
                "expand",
                () -> LivestreamExpander.expand(
                        workspace.livestream(), existing, state, new Everywhere(), diagnostics));
        stopIfErrors(ExitCode.FILE_HAS_ERRORS);
        return expansion;
    }

    /** Any distribution of the account, whoever made it. */
    public Optional<DistributionView> distribution(String id) {
        return DistributionView.live(clients, id);
    }

    /** What leads from what AWS has to what should exist; stops when it ends what is protected, or a rule has an error. */
    public Plan plan(Desired desired, State state) {
        return plan(desired, state, observe(desired.graph(), state), PlanOptions.WHOLE);
    }

    /**
     * What leads from what AWS has to what should exist, as far as the run is about it. Stops when a rule has an error about
     * it, when nothing is called as the run says, and when much of what is recorded is gone.
     *
     * @param account whose credentials these are, or whose state it is
     */
    public PlannedRun plan(Desired desired, State state, String account, PlanOptions options) {
        options.targeting().findings(desired.graph(), state).forEach(workspace.diagnostics()::add);
        stopIfErrors(ExitCode.FAILED);
        Observations seen = options.refresh()
                ? observe(desired.graph(), state)
                : new Refresh(catalog).remember(desired.graph(), state);
        if (!options.allowMissing()) {
            stopIfVanished(state, seen, account);
        }
        Plan whole = plan(desired, state, seen, options);
        Plan plan = options.targeting().of(whole, desired.graph(), new Needs(whole, state, catalog));
        return new PlannedRun(account, plan, desired.graph(), seen, Optional.empty());
    }

    private Plan plan(Desired desired, State state, Observations seen, PlanOptions options) {
        Plan plan = timed(
                "plan",
                () -> PublishedUrls.into(
                        Planner.plan(
                                desired.graph(),
                                state,
                                seen,
                                catalog,
                                options.targeting().replaced(desired.graph())),
                        state));
        protect(plan, state);
        stopIfErrors(ExitCode.FAILED);
        if (desired.expansion().isPresent()) {
            lint(desired.expansion().get(), state, plan, options.refresh());
            workspace.dropKnown();
            workspace.dropInfos();
            stopIfErrors(ExitCode.FILE_HAS_ERRORS);
        }
        return options.refresh() ? plan : plan.noting(UNREFRESHED);
    }

    /** What AWS has of what is recorded, begun or to be imported. */
    public Observations observe(ResourceGraph desired, State state) {
        return timed("observe", () -> {
            Observations seen = new Refresh(catalog).observe(desired, state);
            return new VisibilityWait(catalog, Waiter.real(), workspace::showHidden).complete(desired, state, seen);
        });
    }

    /** Where AWS is asked, when that is not at AWS's own endpoints; null when it is, and for what is simulated in this process. */
    public @Nullable String endpoint() {
        return clients.endpoint();
    }

    /** Stops when so much of what is recorded is gone that it was probably looked for in the wrong place. */
    public void stopIfVanished(State state, Observations seen, String account) {
        MissingResources vanished = MissingResources.of(state, seen, endpoint());
        if (vanished.isSuspicious()) {
            workspace
                    .diagnostics()
                    .add(MissingResourcesFailure.of(
                            vanished,
                            state,
                            new MissingResourcesFailure.Place(
                                    account, workspace.deployment().region(), endpoint())));
        }
        stopIfErrors(ExitCode.FAILED);
    }

    /** Looks for all that the rules know. */
    public void lint(State state) {
        Desired desired = expand(state);
        Plan plan = draft(desired, state);
        desired.expansion().ifPresent(expansion -> lint(expansion, state, plan, true));
    }

    /** The same, whatever there is to say against it. */
    public Plan draft(Desired desired, State state) {
        Plan plan = PublishedUrls.into(
                Planner.plan(desired.graph(), state, observe(desired.graph(), state), catalog), state);
        protect(plan, state);
        return plan;
    }

    private void protect(Plan plan, State state) {
        PreventDestroyCheck.check(plan, state, workspace.livestream().lifecycle(), workspace.diagnostics());
    }

    private void lint(Expansion expansion, State state, Plan plan, boolean asks) {
        LintContext context = new LintContext(
                workspace.livestream(),
                expansion,
                state,
                Optional.of(plan),
                asks ? ExistingPolicies.of(expansion.graph(), clients) : ExistingPolicies.none(),
                asks
                        ? timed("look", () -> AccountSnapshot.of(workspace.livestream(), expansion, state, clients))
                        : AccountSnapshot.none(),
                workspace.runEnvironment(),
                workspace.inputSource());
        workspace.lint(context, asks);
    }

    /** The content of a secret that a plan names by its source, when there is one. */
    public Optional<String> secret(String source) {
        return new Everywhere()
                .secret(source.startsWith("arn:") ? SecretJsonValue.source(source) : SecretSource.parse(source));
    }

    /** What the file refers to: beside it, in the environment, or kept by AWS. */
    private final class Everywhere implements InputSource {
        private final InputSource beside = workspace.inputSource();

        @Override
        public Optional<String> secret(SecretSource source) {
            if (!AwsSecretResolver.keeps(source)) {
                return beside.secret(source);
            }
            String region =
                    AwsSecretResolver.region(source, workspace.deployment().region());
            return region == null ? Optional.empty() : new AwsSecretResolver(clients).read(source, region);
        }

        @Override
        public Optional<String> file(String path) {
            return beside.file(path);
        }
    }

    private <T> T timed(String phase, Supplier<T> work) {
        return workspace.timings().phase(phase, work);
    }

    private void stopIfErrors(int code) {
        if (workspace.diagnostics().hasErrors()) {
            throw new CommandFailure(code, workspace.diagnostics());
        }
    }

    @Override
    public void close() {
        workspace.timings().add(clients.calls());
        clients.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}
