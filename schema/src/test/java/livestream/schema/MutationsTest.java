package livestream.schema;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a valid file, it is read or told about, and every finding has a place that exists. */
class MutationsTest {
    @Property(tries = 3000)
    void mutationsAreReadOrToldAbout(@ForAll long seed) {
        ReadOrTold.holds(Mutation.of(new Random(seed)));
    }

    @Property(tries = 1000)
    void bytesAreReadOrToldAbout(@ForAll byte[] bytes) {
        ReadOrTold.holds(bytes);
    }
}
