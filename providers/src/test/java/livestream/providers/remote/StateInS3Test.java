package livestream.providers.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import livestream.machine.Jvm;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import livestream.state.BackendDeniedException;
import livestream.state.ConditionalWritesIgnoredException;
import livestream.state.CreateIntent;
import livestream.state.LockInfo;
import livestream.state.LockLostException;
import livestream.state.LockedException;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.JournaledStore;
import livestream.state.store.ObjectStore;
import livestream.state.store.ObjectStore.StoredObject;
import livestream.state.store.VersionConflictException;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** The state in a bucket, held against a server of S3 that others wrote. */
@Tag("sweep")
class StateInS3Test {
    private static final int ROUNDS = Thinning.of(20, 200, 2000);

    @TempDir
    private static Path folder;

    private static S3Proxy server;

    @BeforeAll
    static void start() throws IOException {
        server = S3Proxy.start(folder);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LockInfo me(String operation) {
        return LockInfo.me(operation, Instant.now());
    }

    @Test
    void replacesOnlyWhatWasSeen() throws Exception {
        S3ObjectStore objectStore = S3Proxy.objectStore(server.endpoint(), "conditions/");
        assertThat(objectStore.read("a.json")).isEmpty();
        assertThatThrownBy(() -> objectStore.write("a.json", "\"never\"", bytes("x")))
                .isInstanceOf(VersionConflictException.class);
        String first = objectStore.write("a.json", null, bytes("one"));
        assertThatThrownBy(() -> objectStore.write("a.json", null, bytes("x")))
                .isInstanceOf(VersionConflictException.class);
        String second = objectStore.write("a.json", first, bytes("two"));
        assertThatThrownBy(() -> objectStore.write("a.json", first, bytes("x")))
                .isInstanceOf(VersionConflictException.class);
        String third = objectStore.append(
                "a.json", second, bytes("two"), bytes(" and more"), new ObjectStore.Patch(0, bytes("T")));
        StoredObject stored = objectStore.read("a.json").orElseThrow();
        assertThat(stored.bytes()).isEqualTo(bytes("Two and more"));
        assertThat(stored.version()).isEqualTo(third);
        assertThat(stored.age()).isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
        assertThat(objectStore.location("a.json")).isEqualTo("s3://news-state/conditions/a.json");
    }

    @Test
    void saysWhatIsWrongWithTheBucket() {
        S3ObjectStore objectStore =
                new S3ObjectStore(() -> S3Proxy.client(server.endpoint()), "no-such-bucket", "", null);
        assertThatThrownBy(() -> objectStore.read("a.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3://no-such-bucket/a.json")
                .hasMessageContaining("NoSuchBucket");
    }

    /** Some servers of S3 know nothing of conditions, or only of the one. */
    @ParameterizedTest
    @ValueSource(strings = {"If-None-Match|If-Match", "If-None-Match", "If-Match"})
    void givesNoLockWhereConditionsAreIgnored(String ignored) throws Exception {
        ExecutionInterceptor deaf = new ExecutionInterceptor() {
            @Override
            public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                SdkHttpRequest.Builder heard = context.httpRequest().toBuilder();
                List.of(ignored.split("\\|")).forEach(heard::removeHeader);
                return heard.build();
            }
        };
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory());
                S3Client client = S3Proxy.client(simulator.endpoint())) {
            client.createBucket(request -> request.bucket(S3Proxy.BUCKET)
                    .createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
            if (ignored.equals("If-Match")) {
                LockContender.store(simulator.endpoint(), "").lock(me("apply")).close();
            }
            S3Client unguarded = S3Proxy.client(simulator.endpoint(), deaf);
            StateStore store = new JournaledStore(
                    new S3ObjectStore(() -> unguarded, S3Proxy.BUCKET, "", null),
                    "state.json",
                    Optional.empty(),
                    InstantSource.system());
            assertThatThrownBy(() -> store.lock(me("apply"))).isInstanceOf(ConditionalWritesIgnoredException.class);
        }
    }

    /** A write that says no version could not be followed by another one. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "GET"})
    void saysSoWhereAnAnswerHasNoVersion(String method) throws Exception {
        ExecutionInterceptor mute = new ExecutionInterceptor() {
            @Override
            public SdkHttpResponse modifyHttpResponse(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                SdkHttpResponse.Builder heard = context.httpResponse().toBuilder();
                return context.httpRequest().method().name().equals(method)
                        ? heard.removeHeader("ETag").build()
                        : heard.build();
            }
        };
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory());
                S3Client client = S3Proxy.client(simulator.endpoint())) {
            client.createBucket(request -> request.bucket(S3Proxy.BUCKET)
                    .createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
            LockContender.store(simulator.endpoint(), "").lock(me("apply")).close();
            S3Client muted = S3Proxy.client(simulator.endpoint(), mute);
            StateStore store = new JournaledStore(
                    new S3ObjectStore(() -> muted, S3Proxy.BUCKET, "", null),
                    "state.json",
                    Optional.empty(),
                    InstantSource.system());
            assertThatThrownBy(() -> store.lock(me("apply")))
                    .isInstanceOf(BackendDeniedException.class)
                    .hasMessageContaining("without an ETag");
        }
    }

    /** A conflict that never ends, or a condition that is never taken for met, is no other writer whom to look for. */
    @ParameterizedTest
    @CsvSource({"409, ConditionalRequestConflict", "412, PreconditionFailed"})
    @Timeout(60)
    void saysSoWhereEveryWriteIsRefused(int status, String code) throws Exception {
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory());
                S3Client client = S3Proxy.client(simulator.endpoint())) {
            client.createBucket(request -> request.bucket(S3Proxy.BUCKET)
                    .createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
            Fault refused = Fault.refused(status, code, "no").at("s3", "PutObject");
            StateStore store = LockContender.store(simulator.endpoint(), "refused/");
            simulator.faults().set(refused);
            store.lock(me("apply")).close();
            try (StateStore.Lease lease = store.lock(me("apply"))) {
                lease.load(new Diagnostics());
                simulator.faults().set(refused.times(Fault.ALWAYS));
                assertThatThrownBy(() -> lease.write(new StateChange.CreateStarted(intent("thing.a"))))
                        .isInstanceOf(BackendDeniedException.class)
                        .hasMessageContaining(code);
            }
            assertThatThrownBy(() -> LockContender.store(simulator.endpoint(), "refused/2/")
                            .lock(me("apply")))
                    .isInstanceOf(BackendDeniedException.class)
                    .hasMessageContaining(code);
        }
    }

    /**
     * Which of two gets a lock that nobody had is decided by If-None-Match, on the server of others. That server looks and writes
     * in two steps where If-Match is asked, so that a lock that changes hands is held against the simulator below.
     */
    @Test
    @Timeout(300)
    void givesALockToOneOfTwoProcessesInManyRounds() throws Exception {
        Path marks = Files.createDirectory(folder.resolve("firsts"));
        Process other = start(marks, server.endpoint(), "firsts", ROUNDS);
        try {
            new LockContender(server.endpoint(), marks, "a", "b").firsts(ROUNDS);
            ended(other, marks);
        } finally {
            other.destroyForcibly();
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean first = Files.exists(marks.resolve("won-" + round + "-a"));
            boolean second = Files.exists(marks.resolve("won-" + round + "-b"));
            assertThat(first ^ second).as("round " + round).isTrue();
        }
    }

    @Test
    @Timeout(300)
    void changesHandsBetweenTwoProcessesInManyRounds() throws Exception {
        Path marks = Files.createDirectory(folder.resolve("turns"));
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory());
                S3Client client = S3Proxy.client(simulator.endpoint())) {
            client.createBucket(request -> request.bucket(S3Proxy.BUCKET)
                    .createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
            Process other = start(marks, simulator.endpoint(), "turns", ROUNDS / 2);
            try {
                new LockContender(simulator.endpoint(), marks, "a", "b").turns(ROUNDS / 2);
                ended(other, marks);
            } finally {
                other.destroyForcibly();
            }
            State state = LockContender.store(simulator.endpoint(), "turns/").load(new Diagnostics());
            assertThat(state.serial()).isEqualTo(ROUNDS);
            // Nothing is deleted or listed, so no permission for it is needed.
            assertThat(simulator.calls())
                    .extracting(Simulator.Call::operation)
                    .containsOnly("CreateBucket", "GetObject", "PutObject");
        }
    }

    private static Process start(Path marks, URI endpoint, String race, int rounds) throws IOException {
        return new ProcessBuilder(Jvm.command(
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockContender.class.getName(),
                        endpoint.toString(),
                        marks.toString(),
                        "b",
                        "a",
                        race,
                        String.valueOf(rounds)))
                .redirectErrorStream(true)
                .redirectOutput(marks.resolve("other.txt").toFile())
                .start();
    }

    private static void ended(Process other, Path marks) throws IOException, InterruptedException {
        assertThat(other.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue())
                .as(Files.readString(marks.resolve("other.txt")))
                .isZero();
    }

    /** Another process cannot be known to be gone where it does not run here, so only its lease ends its hold. */
    @Test
    void believesAHolderForAsLongAsItsLease() throws Exception {
        StateStore store = store("lease/");
        LockInfo me = me("apply");
        LockInfo gone = new LockInfo("gone", "apply", "ann", me.host(), Long.MAX_VALUE, Instant.EPOCH, Instant.EPOCH);
        StateStore.Lease lease = store.lock(gone);
        assertThatThrownBy(() -> store.lock(me)).isInstanceOf(LockedException.class);
        assertThat(store.lockInfo()).contains(gone);
        lease.close();
        store.lock(me).close();
    }

    @Test
    void letsAHolderWhoLostTheLockWriteNothing() throws Exception {
        StateStore store = store("fence/");
        StateStore.Lease first = store.lock(me("apply"));
        State begun = first.load(new Diagnostics());
        first.write(new StateChange.CreateStarted(intent("thing.a")));
        assertThat(store.unlock(store.lockInfo().orElseThrow().id())).isTrue();
        try (StateStore.Lease second = store.lock(me("apply"))) {
            State taken = second.load(new Diagnostics());
            assertThat(taken.lineage()).isEqualTo(begun.lineage());
            assertThat(taken.intents()).hasSize(1);
            second.write(new StateChange.CreateAbandoned(Address.parse("thing.a")));
            assertThatThrownBy(() -> first.write(new StateChange.CreateStarted(intent("thing.b"))))
                    .isInstanceOf(LockLostException.class);
            assertThatThrownBy(first::confirm).isInstanceOf(LockLostException.class);
            first.close();
            second.write(new StateChange.CreateStarted(intent("thing.c")));
        }
        assertThat(store.load(new Diagnostics()).intents().keySet())
                .extracting(Address::toString)
                .containsExactly("thing.c");
    }

    private static StateStore store(String place) {
        return LockContender.store(server.endpoint(), place);
    }

    private static CreateIntent intent(String address) {
        return new CreateIntent(
                Address.parse(address), "token of " + address, Value.fields("Name", address), Instant.EPOCH);
    }
}
