package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import livestream.schema.yaml.style.CanonicalText;
import org.junit.jupiter.api.Test;

/**
 * The long form of {@link MutationsTest}: {@code mvn test -pl schema -Dtest=FuzzTest -Dfuzz=200000 -Dfuzz.seed=7} runs as many inputs
 * as wanted, in the 256 MB that every test of this module has. It says how many there were and which took longest.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz", 2000);
    private static final long FIRST = Long.getLong("fuzz.seed", 1);

    @Test
    void nothingCrashesTheReader() {
        ReadOrTold.holds(Mutation.of(new Random(FIRST))); // what the first one takes is loading of classes
        List<String> crashes = new ArrayList<>();
        long longest = 0;
        long slowest = FIRST;
        for (long seed = FIRST; seed < FIRST + INPUTS; seed++) {
            byte[] input = Mutation.of(new Random(seed));
            long began = System.nanoTime();
            try {
                ReadOrTold.holds(input);
                restyle(input);
            } catch (RuntimeException | AssertionError | StackOverflowError crash) {
                crashes.add("seed " + seed + ": " + crash);
            }
            long took = System.nanoTime() - began;
            if (took > longest) {
                longest = took;
                slowest = seed;
            }
        }
        System.out.println("fuzzed " + INPUTS + " inputs from seed " + FIRST + ": " + crashes.size()
                + " crashes, slowest " + longest / 1_000_000 + " ms (seed " + slowest + ")");
        assertThat(crashes).isEmpty();
    }

    /** What is YAML is the same YAML in style, and stays as it is from then on. */
    private static void restyle(byte[] input) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            String styled = CanonicalText.of("livestream.yaml", input, diagnostics);
            byte[] again = styled.getBytes(StandardCharsets.UTF_8);
            assertThat(CanonicalText.of("livestream.yaml", again, diagnostics)).isEqualTo(styled);
        } catch (Diagnostics.Stopped notYaml) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
    }
}
