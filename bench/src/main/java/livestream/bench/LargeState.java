package livestream.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import livestream.providers.remote.S3ObjectStore;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.ResourceState;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.encryption.PassphraseKeyProvider;
import livestream.state.store.FileObjectStore;
import livestream.state.store.JournaledStore;
import livestream.state.store.ObjectStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A process of its own that does everything to a large state that can be done to one, and prints how long each took. Its arguments are
 * a number of resources, {@code clear} or {@code passphrase}, and the endpoint of a simulator or the word {@code folder}.
 */
public final class LargeState {
    private static final String NAME = "state.json";
    private static final Optional<KeyProvider> OTHER =
            Optional.of(new PassphraseKeyProvider("another passphrase, for later"));

    private final ObjectStore objectStore;
    private final Optional<KeyProvider> key;

    private LargeState(ObjectStore objectStore, Optional<KeyProvider> key) {
        this.objectStore = objectStore;
        this.key = key;
    }

    /** Something to be timed. */
    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int resources = Integer.parseInt(arguments[0]);
        Optional<KeyProvider> key = arguments[1].equals("clear")
                ? Optional.empty()
                : Optional.of(new PassphraseKeyProvider("correct horse battery staple"));
        ObjectStore objectStore = arguments[2].equals("folder")
                ? new FileObjectStore(Files.createTempDirectory("bench").resolve("state"))
                : bucket(URI.create(arguments[2]), arguments[1]);
        new LargeState(objectStore, key).run(resources);
        System.exit(0);
    }

    private static ObjectStore bucket(URI endpoint, String name) {
        S3Client s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .build();
        s3.createBucket(bucket -> bucket.bucket("bench-" + name)
                .createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
        return new S3ObjectStore(() -> s3, "bench-" + name, "", null);
    }

    private void run(int resources) throws Exception {
        timed("write", () -> push(state(resources)));
        timed("read", () -> load(key, resources));
        timed("push", () -> push(store(key).load(new Diagnostics())));
        timed("change", () -> {
            try (StateStore.Lease lease = store(key).lock(lockInfo())) {
                lease.load(new Diagnostics());
                lease.write(new StateChange.Pinned("123456789012", "us-west-2", null));
            }
        });
        timed("rekey", () -> store(OTHER).rekey(lockInfo(), key, new Diagnostics()));
        load(OTHER, resources);
        store(key).rekey(lockInfo(), OTHER, new Diagnostics());
        damage();
        timed("repair", () -> {
            try (StateStore.Repair repair = store(key).repair(lockInfo(), new Diagnostics())) {
                repair.report().orElseThrow();
                repair.write();
            }
        });
        load(key, resources);
    }

    private static void timed(String what, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        System.out.printf("%s %.2f%n", what, (System.nanoTime() - begun) / 1e9);
    }

    private JournaledStore store(Optional<KeyProvider> with) {
        return new JournaledStore(objectStore, NAME, with, InstantSource.system());
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("bench", Instant.now());
    }

    private void push(State state) throws Exception {
        try (StateStore.Lease lease = store(key).lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.replace(state);
        }
    }

    private void load(Optional<KeyProvider> with, int resources) {
        int found = store(with).load(new Diagnostics()).resources().size();
        if (found != resources) {
            throw new IllegalStateException(found + " resources were read, and " + resources + " written");
        }
    }

    /** One bit in the middle of the snapshot. */
    private void damage() throws Exception {
        ObjectStore.StoredObject stored = objectStore.read(NAME).orElseThrow();
        byte[] bytes = stored.bytes();
        bytes[bytes.length / 2] ^= 1;
        objectStore.write(NAME, stored.version(), bytes);
    }

    private static State state(int resources) throws IOException {
        TreeMap<Address, ResourceState> all = new TreeMap<>();
        for (int i = 0; i < resources; i++) {
            ResourceState recorded = StateFile.endpoint(i);
            all.put(recorded.address(), recorded);
        }
        return new State(
                "bench",
                1,
                "123456789012",
                "us-west-2",
                null,
                all,
                new TreeMap<>(),
                new TreeMap<>(java.util.Map.of("url", Value.text("https://a.example"))),
                List.of());
    }
}
