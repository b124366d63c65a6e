package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import livestream.cli.ExitCode;
import livestream.cli.Terminal.Answer;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, of which one is frozen for longer than anybody may be silent. */
@Tag("sweep")
@Tag("long")
class FencingTest {
    @TempDir
    Path folder;

    /** The second waits as long as a lease lasts, a minute of real time: the first still exists, so that nothing else tells. */
    @Test
    @Timeout(300)
    void aFrozenRunThatWasTakenOverCanChangeNothing() throws IOException {
        try (Site site = Site.of("news", folder, Simulator.Settings.inMemory())) {
            site.simulator().faults().set(Fault.answersLate(null).at("mediapackage", "CreateChannel"));
            try (Child frozen = site.start("apply FILE --yes")) {
                isFenced(frozen, site);
            }
        }
    }

    private static void isFenced(Child frozen, Site site) throws IOException {
        while (!hasSentAllThatWaitsForNothing(site)) {
            assertThat(frozen.isAlive()).as(frozen.output()).isTrue();
            Thread.onSpinWait();
        }
        freezeBetweenWrites(frozen, site);

        Answer second = site.run("apply FILE --yes --lock-timeout 90s");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).contains("waiting for the lock: apply by ");
        SortedMap<String, String> states = contents(site.states());
        site.simulator().faults().clear();
        while (site.simulator().effects("mediapackage", "CreateChannel") == 0) {
            Thread.onSpinWait();
        }
        site.simulator().forgetCalls();

        frozen.goOn();
        assertThat(frozen.end()).isEqualTo(ExitCode.FAILED);
        assertThat(frozen.output()).contains("another run has taken it");
        assertThat(contents(site.states())).isEqualTo(states);
        assertThat(site.simulator().calls())
                .as("changes that it asked for after it was taken over")
                .filteredOn(call -> !call.operation().matches("(Get|List|Describe|Head).*"))
                .isEmpty();
        assertThat(site.run("plan FILE --detailed-exitcode").code()).isZero();
        site.isDestroyed();
    }

    /**
     * A step that has begun may be frozen between its last look at the lock and its call, which nobody can take back. Whatever
     * comes after these is a next step.
     */
    private static boolean hasSentAllThatWaitsForNothing(Site site) throws IOException {
        return site.has("mediapackage channel us-west-2")
                && site.simulator().effects("cloudfront", "CreateResponseHeadersPolicy") == 1
                && site.simulator().effects("cloudfront", "CreateCachePolicy") == 2;
    }

    /**
     * Frozen amid a write, it would keep everybody out until it goes on or dies; who waits for that is told so
     * (FileObjectStoreTest). Nothing can be taken over then, and nothing is fenced.
     */
    private static void freezeBetweenWrites(Child child, Site site) throws IOException {
        child.freeze();
        while (site.isBeingWritten()) {
            child.goOn();
            child.freeze();
        }
    }

    /** All objects of a state, the lock among them, byte for byte. */
    private static SortedMap<String, String> contents(Path states) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(states)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
