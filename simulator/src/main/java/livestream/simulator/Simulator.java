package livestream.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.simulator.acm.Acm;
import livestream.simulator.acm.Issuance;
import livestream.simulator.cloudfront.CloudFront;
import livestream.simulator.http.CallLogEntry;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Dispatcher;
import livestream.simulator.http.HttpFrontend;
import livestream.simulator.http.Listening;
import livestream.simulator.http.Response;
import livestream.simulator.iam.Iam;
import livestream.simulator.kms.Kms;
import livestream.simulator.mediapackage.MediaPackage;
import livestream.simulator.mediastore.MediaStore;
import livestream.simulator.s3.S3;
import livestream.simulator.secretsmanager.SecretsManager;
import livestream.simulator.ssm.Ssm;
import livestream.simulator.store.DataDirectory;
import livestream.simulator.store.Ids;
import livestream.simulator.store.SimulatedClock;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Store;
import livestream.simulator.sts.Sts;
import livestream.simulator.weather.Admin;
import livestream.simulator.weather.ConsistencySettings;
import livestream.simulator.weather.EventualConsistency;
import livestream.simulator.weather.Faults;
import org.jspecify.annotations.Nullable;

/** A running simulator: one simulated AWS account behind one loopback port. */
public final class Simulator implements AutoCloseable {

    private final Store store;
    private final SimulatorContext context;
    private final SimulatedClock simulatedClock;
    private final @Nullable DataDirectory directory;
    private final Dispatcher dispatcher;
    private final Faults faults;
    private final EventualConsistency eventualConsistency;
    private final HttpFrontend door;

    private Simulator(
            Store store,
            SimulatorContext context,
            SimulatedClock simulatedClock,
            @Nullable DataDirectory directory,
            Dispatcher dispatcher,
            Faults faults,
            EventualConsistency eventualConsistency,
            HttpFrontend door) {
        this.store = store;
        this.context = context;
        this.simulatedClock = simulatedClock;
        this.directory = directory;
        this.dispatcher = dispatcher;
        this.faults = faults;
        this.eventualConsistency = eventualConsistency;
        this.door = door;
    }

    /** Starts a simulator; it answers when this returns. */
    public static Simulator start(Settings settings) throws IOException {
        Path data = settings.data();
        DataDirectory directory = data == null ? null : DataDirectory.open(data);
        boolean started = false;
        try {
            SimulatedClock simulatedClock = new SimulatedClock(settings.clock());
            EventualConsistency eventualConsistency = new EventualConsistency(simulatedClock);
            Store store = new Store(settings.account(), directory, eventualConsistency);
            Ids ids = new Ids(store, settings.account());
            SimulatorContext context = new SimulatorContext(
                    store, ids, simulatedClock, settings.account(), settings.deployDelay(), settings.containerDelay());
            Faults faults = new Faults(simulatedClock, eventualConsistency);
            Dispatcher dispatcher = new Dispatcher(
                    List.of(
                            new CloudFront(context),
                            new MediaPackage(context),
                            new MediaStore(context),
                            new S3(context),
                            new Iam(context),
                            new SecretsManager(context),
                            new Ssm(context),
                            new Kms(context),
                            new Acm(context),
                            new Sts(context)),
                    (work, changed) -> store.unit(() -> {
                        Response response = work.get();
                        changed.set(store.isChanged());
                        return response;
                    }),
                    faults);
            HttpFrontend door = HttpFrontend.open(
                    settings.listening(),
                    settings.port(),
                    dispatcher,
                    new Admin(
                            faults,
                            eventualConsistency,
                            dispatcher,
                            (arn, status) -> store.unit(() -> {
                                new Issuance(context).set(arn, status);
                                return null;
                            })));
            started = true;
            return new Simulator(
                    store, context, simulatedClock, directory, dispatcher, faults, eventualConsistency, door);
        } finally {
            if (!started && directory != null) {
                directory.close();
            }
        }
    }

    /**
     * Where clients find it: {@code http://127.0.0.1:PORT}, for every service. The objects of a MediaStore container are
     * found there under the host of the container's own endpoint, in the {@code Host} header or at the beginning of the path:
     * {@code http://127.0.0.1:PORT/abc.data.mediastore.us-west-2.amazonaws.com/video/index.m3u8}.
     */
    public URI endpoint() {
        return door.endpoint();
    }

    /** What the header {@code X-Simulator-Token} of a request to the admin path must say; empty on loopback, where it need not. */
    public Optional<String> token() {
        return door.token();
    }

    /** Everything that was asked so far, in the order in which it was answered. */
    public List<Call> calls() {
        return dispatcher.callLogEntry().stream().map(Call::of).toList();
    }

    /** How many calls of an operation took effect, whatever their callers heard of it. */
    public long effects(String service, String operation) {
        return calls().stream()
                .filter(call -> call.tookEffect()
                        && call.service().equals(service)
                        && call.operation().equals(operation))
                .count();
    }

    /** Forgets what was asked so far. */
    public void forgetCalls() {
        dispatcher.forget();
    }

    /** What goes wrong on the way between a caller and a service; nothing, unless it is set here. */
    public Faults faults() {
        return faults;
    }

    /**
     * Whether nothing that a caller created is left: managed policies and what a seed made do not count, nor do harvest jobs
     * and sessions of roles, which nobody can delete. A secret that is scheduled for deletion still counts, for its name is still taken,
     * and so does a container that is DELETING; a key that waits for its deletion does not, for it cannot go sooner.
     */
    public boolean isEmpty() {
        return store.isAsItBegan((table, thing) -> !table.startsWith("mediapackage harvest job")
                && !Sts.isSession(table)
                && !Kms.isLeaving(table, thing)
                && !MediaStore.isGone(thing, simulatedClock.instant()));
    }

    /**
     * Makes what a file of requests asks for, as if it had always been there: distributions are deployed and containers
     * active; and what no request makes, such as raised quotas and issued certificates. It does nothing in a world where anything was ever made. When one request is refused, nothing
     * is made.
     */
    public void seed(Path requests) throws IOException {
        Seed seed = Seed.read(requests);
        try {
            store.unit(() -> {
                if (store.isNew()) {
                    Stream<Runnable> beginnings = seed.beginnings().stream().map(one -> () -> one.make(context));
                    Stream<Runnable> calls = seed.requests().stream().map(one -> () -> one.send(dispatcher));
                    simulatedClock.retell(Stream.concat(beginnings, calls).toList());
                    store.begin();
                }
                return null;
            });
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Sets how answers differ from what was asked for; {@link ConsistencySettings#CALM} unless it is set. */
    public void conditions(ConsistencySettings consistencySettings) {
        eventualConsistency.set(consistencySettings);
    }

    @Override
    public void close() {
        door.close();
        if (directory != null) {
            try {
                directory.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * How to start a simulator.
     *
     * @param listening where it listens
     * @param port the port there, or 0 for any free one
     * @param data the directory that keeps the world over restarts, or null to keep it in memory
     * @param deployDelay how long a distribution is InProgress after a create or update
     * @param containerDelay how long a MediaStore container is CREATING after its create, and DELETING after its delete
     * @param account the twelve digits of the simulated account
     * @param clock where the time comes from
     */
    public record Settings(
            Listening listening,
            int port,
            @Nullable Path data,
            Duration deployDelay,
            Duration containerDelay,
            String account,
            InstantSource clock) {

        /** Any port of loopback, no data directory, no delay, account 123456789012 and the system's clock. */
        public static Settings inMemory() {
            return new Settings(
                    Listening.LOOPBACK, 0, null, Duration.ZERO, Duration.ZERO, "123456789012", InstantSource.system());
        }

        /** Listening there. */
        public Settings withListening(Listening newListening) {
            return new Settings(newListening, port, data, deployDelay, containerDelay, account, clock);
        }

        /** With this port. */
        public Settings withPort(int newPort) {
            return new Settings(listening, newPort, data, deployDelay, containerDelay, account, clock);
        }

        /** With this data directory. */
        public Settings withData(Path newData) {
            return new Settings(listening, port, newData, deployDelay, containerDelay, account, clock);
        }

        /** With this deploy delay. */
        public Settings withDeployDelay(Duration newDelay) {
            return new Settings(listening, port, data, newDelay, containerDelay, account, clock);
        }

        /** With this container delay. */
        public Settings withContainerDelay(Duration newDelay) {
            return new Settings(listening, port, data, deployDelay, newDelay, account, clock);
        }

        /** With this account. */
        public Settings withAccount(String newAccount) {
            return new Settings(listening, port, data, deployDelay, containerDelay, newAccount, clock);
        }

        /** With this clock. */
        public Settings withClock(InstantSource newClock) {
            return new Settings(listening, port, data, deployDelay, containerDelay, account, newClock);
        }
    }

    /**
     * One request; it holds no headers and no bodies, so no secret can be in it.
     *
     * @param status the HTTP status of the answer, or 0 when there was none
     * @param tookEffect whether the service did what was asked, whatever the caller heard of it
     */
    public record Call(
            String service,
            String region,
            String operation,
            String method,
            String path,
            int status,
            boolean tookEffect) {

        private static Call of(CallLogEntry callLogEntry) {
            CallSummary callSummary = callLogEntry.callSummary();
            return new Call(
                    callSummary.service(),
                    callSummary.region(),
                    callSummary.operation(),
                    callSummary.method(),
                    callSummary.path(),
                    callLogEntry.status(),
                    callLogEntry.tookEffect());
        }
    }
}
