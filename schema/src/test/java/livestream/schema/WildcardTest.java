package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The one matcher of {@code *}, held against the plainest one that there is. */
class WildcardTest {
    private static final int MANY = 100_000;

    @Property(tries = 20_000)
    void matchesWhatThePlainestMatcherDoes(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(plainly(pattern, text));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*', '*', '\n').ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b', '*', '\n').ofMaxLength(9);
    }

    /** Tries everything, which only a short text allows. */
    private static boolean plainly(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        } else if (pattern.charAt(0) == '*') {
            return plainly(pattern.substring(1), text) || !text.isEmpty() && plainly(pattern, text.substring(1));
        }
        return !text.isEmpty()
                && pattern.charAt(0) == text.charAt(0)
                && plainly(pattern.substring(1), text.substring(1));
    }

    /** Each of these keeps a matcher that goes back busy for years, or takes a stack that no process has. */
    @Example
    void endsWhateverTheLength() {
        String long1 = "a".repeat(MANY);
        assertThat(new Wildcard("*a".repeat(MANY) + "b").matches(long1)).isFalse();
        assertThat(new Wildcard("*a".repeat(MANY)).matches(long1)).isTrue();
        assertThat(new Wildcard("*".repeat(MANY) + "b").matches(long1)).isFalse();
        assertThat(new Wildcard("*".repeat(MANY)).matches(long1)).isTrue();
        assertThat(new Wildcard("*a*a*a*a*a*a*a*a*b").matches(long1)).isFalse();
        assertThat(new Wildcard("*" + "a".repeat(MANY / 2) + "b*").matches(long1))
                .isFalse();
        assertThat(new Wildcard("*ab".repeat(MANY / 2) + "*").matches("ab".repeat(MANY / 2)))
                .isTrue();
    }

    @Example
    void laterGenerationsOfAnAddressAreNamedWithTheFirst() {
        Address later = new Address("mediapackage_origin_endpoint", "news/hls@abc");
        assertThat(LifecycleSettings.names("mediapackage_origin_endpoint.news/hls", later))
                .isTrue();
        assertThat(LifecycleSettings.names("*news/hls", later)).isTrue();
        assertThat(LifecycleSettings.names("*@abc", later)).isTrue();
        assertThat(LifecycleSettings.names("*news/hl", later)).isFalse();
    }
}
