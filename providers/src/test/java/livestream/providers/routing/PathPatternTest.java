package livestream.providers.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.schema.Address;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*.m3u8, /index.m3u8, true, a star takes any name",
        "*.m3u8, /a/b/index.m3u8, true, a star takes slashes too",
        "/*.m3u8, /index.m3u8, true, a leading slash means nothing",
        "*.m3u8, /index.M3U8, false, case counts",
        "index.ism/*, /index.ism/Manifest, true, the guide's pattern for Smooth Streaming",
        "index.ism/*, /out/v1/abc/index.ism/Manifest, false, patterns are anchored at the root",
        "a?c, /abc, true, a question mark takes one character",
        "a?c, /ac, false, and not none",
        "*, /, true, a star takes nothing as well",
    })
    void matchesAsCloudFrontDoes(String pattern, String path, boolean matches, String reason) {
        assertThat(new PathPattern(Value.text(pattern)).matches(path))
                .as(reason)
                .isEqualTo(matches);
    }

    /** As long as CloudFront allows, and each of a kind that automata grow without bound for. */
    @Test
    void endsWhateverTheWildcards() {
        List<PathPattern> patterns = Stream.of(
                        "*a" + "?".repeat(250),
                        "*b" + "?".repeat(249),
                        "*a".repeat(120) + "?".repeat(10),
                        "*a*b".repeat(60),
                        "*b*a*c".repeat(40),
                        "*?".repeat(120),
                        "?*".repeat(120),
                        "a?".repeat(120) + "*",
                        "*.m3u8")
                .map(text -> new PathPattern(Value.text(text)))
                .toList();
        for (PathPattern one : patterns) {
            assertThat(one.contains(one)).isTrue();
            for (PathPattern other : patterns) {
                one.contains(other);
                assertThat(one.common(other).isPresent())
                        .isEqualTo(other.common(one).isPresent());
                one.meets(other, patterns);
            }
        }
    }

    @Property
    void findsASharedPathAsAutomataDo(@ForAll("patterns") String one, @ForAll("patterns") String other) {
        Optional<String> shared = SharedPath.of(one, other);
        Optional<String> common = new PathPattern(Value.text(one)).common(new PathPattern(Value.text(other)));
        assertThat(shared.map(String::length)).isEqualTo(common.map(String::length));
        shared.ifPresent(path -> {
            assertThat(DirectMatcher.matches(one, "/" + path)).isTrue();
            assertThat(DirectMatcher.matches(other, "/" + path)).isTrue();
        });
    }

    @Test
    void isInDoubtOnTheSafeSide() {
        PathPattern open = new PathPattern(Value.text("*a" + "?".repeat(20)));
        PathPattern narrow = new PathPattern(Value.text("xa" + "y".repeat(20)));
        assertThat(open.contains(narrow)).isFalse();
        assertThat(open.meets(narrow, List.of(open))).isTrue();
    }

    @Property
    void agreesWithAMatcherWrittenAnotherWay(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        assertThat(new PathPattern(Value.text(pattern)).matches(path)).isEqualTo(DirectMatcher.matches(pattern, path));
    }

    @Property
    void containmentMeansThatEveryPathOfOneIsOneOfTheOther(
            @ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("paths") String path) {
        PathPattern first = new PathPattern(Value.text(one));
        PathPattern second = new PathPattern(Value.text(other));
        if (first.contains(second) && second.matches(path)) {
            assertThat(first.matches(path)).isTrue();
        }
    }

    @Property
    void containmentIsAPartialOrder(
            @ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("patterns") String third) {
        PathPattern a = new PathPattern(Value.text(one));
        PathPattern b = new PathPattern(Value.text(other));
        PathPattern c = new PathPattern(Value.text(third));
        assertThat(a.contains(a)).isTrue();
        if (a.contains(b) && b.contains(c)) {
            assertThat(a.contains(c)).isTrue();
        }
    }

    /** What letters rule out, automata would rule out too. */
    @Property
    void lettersDecideNothingThatAutomataDecideOtherwise(
            @ForAll("patterns") String one, @ForAll("patterns") String other) {
        PathPattern a = new PathPattern(Value.text(one));
        PathPattern b = new PathPattern(Value.text(other));
        assertThat(a.contains(b)).isEqualTo(b.language().subsetOf(a.language()));
        boolean apart = a.language().intersection(b.language()).isEmpty();
        assertThat(a.common(b).isEmpty()).isEqualTo(apart);
        assertThat(a.meets(b, List.of())).isNotEqualTo(apart);
    }

    @Property
    void matchesWhatBeginsAsItDoesAndGoesOnAsItsRestsDo(
            @ForAll("patterns") String pattern, @ForAll("paths") String beginning, @ForAll("paths") String rest) {
        boolean goesOn = new PathPattern(Value.text(pattern))
                .after(beginning).stream()
                        .anyMatch(open -> PathPattern.language(open).run(rest));
        assertThat(goesOn).isEqualTo(DirectMatcher.matches(pattern, "/" + beginning + rest));
    }

    @Property
    void twoIdsThatAreNotKnownYetAreNeverEqual(@ForAll("patterns") String rest) {
        PathPattern hls = withId("news/hls", rest);
        PathPattern cmaf = withId("news/cmaf", rest);
        assertThat(hls.language().intersection(cmaf.language()).isEmpty()).isTrue();
    }

    @Property
    void anIdThatIsNotKnownYetMayBeWhateverAnIdIs(
            @ForAll("patterns") String before,
            @ForAll("patterns") String after,
            @ForAll("pathsWithHoles") String path) {
        Value id = new Value.Reference(Address.parse("mediapackage_origin_endpoint.news/hls"), "Id");
        PathPattern pattern = new PathPattern(Value.template(Value.text(before), id, Value.text(after)));

        Automaton known = Automaton.concatenate(List.of(
                PathPattern.language(before),
                new RegExp("[^()/]+", RegExp.NONE).toAutomaton(),
                PathPattern.language(after)));
        assertThat(pattern.mayMatch(path)).isEqualTo(known.run(path));
    }

    private static PathPattern withId(String endpoint, String rest) {
        Value id = new Value.Reference(new Address("mediapackage_origin_endpoint", endpoint), "Id");
        return new PathPattern(Value.template(Value.text("out/v1/"), id, Value.text("/" + rest)));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/.*?").ofMaxLength(7).filter(text -> !text.startsWith("/"));
    }

    @Provide
    Arbitrary<String> pathsWithHoles() {
        return Arbitraries.strings().withChars("ab/(").ofMaxLength(7).filter(text -> !text.startsWith("/"));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/.").ofMaxLength(9).filter(text -> !text.startsWith("/"));
    }
}
