package livestream.providers.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import livestream.providers.routing.DirectMatcher;
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

class BehaviorMatchTest {

    private static Value.Fields config(List<Value> patterns) {
        return Value.fields(
                "CacheBehaviors",
                Value.items(patterns.stream()
                        .map(pattern -> Value.fields("PathPattern", pattern))
                        .toList()),
                "DefaultCacheBehavior",
                Value.fields());
    }

    private static BehaviorMatch choose(String path, String... patterns) {
        return BehaviorMatch.of(
                config(List.of(patterns).stream().<Value>map(Value::text).toList()), path);
    }

    @Property(tries = 10_000)
    void takesTheFirstThatADirectMatcherFinds(@ForAll("patterns") List<String> patterns, @ForAll("paths") String path) {
        Optional<String> first = patterns.stream()
                .filter(pattern -> DirectMatcher.matches(pattern, path))
                .findFirst();
        BehaviorMatch choice = choose(path, patterns.toArray(new String[0]));
        assertThat(choice.byDefault()).isEqualTo(first.isEmpty());
        assertThat(choice.tried()).hasSizeLessThanOrEqualTo(patterns.size());
        first.ifPresent(pattern -> assertThat(choice.tried()).hasSize(patterns.indexOf(pattern) + 1));
        assertThat(choice.tried())
                .filteredOn(trial -> trial.verdict() == PatternTrial.Verdict.NO)
                .allSatisfy(trial -> assertThat(trial.words()).isNotEmpty());
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        return Arbitraries.strings()
                .withChars("amM/3*?.")
                .ofMinLength(1)
                .ofMaxLength(7)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> segment = Arbitraries.strings()
                .withChars("amM3.")
                .ofMinLength(1)
                .ofMaxLength(4)
                .filter(text -> !text.equals(".") && !text.equals(".."));
        return segment.list().ofMaxSize(3).map(segments -> "/" + String.join("/", segments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.m3u8      | /index.mpd      | needs `.m3u8` at the end",
                "*.m3u8      | /index.M3U8     | needs `.m3u8` at the end, and case counts",
                "news/*.ts   | /index.ts       | needs `news/` at the beginning",
                "News/*      | /news/a.ts      | needs `News/` at the beginning, and case counts",
                "*/start/*   | /a/b            | needs `/start/` in between",
                "favicon.ico | /index.ts       | is `/favicon.ico` alone",
                "a?c         | /ac             | needs 3 characters or more",
                "*b*a*       | /ab             | needs its parts in this order and number",
            })
    void saysWhyAPatternDoesNotMatch(String pattern, String path, String words) {
        assertThat(choose(path, pattern).tried()).singleElement().satisfies(trial -> {
            assertThat(trial.verdict()).isEqualTo(PatternTrial.Verdict.NO);
            assertThat(trial.words()).isEqualTo(words);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/a//b.ts, /a/b.ts, repeated slashes are one",
        "/a/../b.ts, /b.ts, two dots go up",
        "/a/./b.ts, /a/b.ts, one dot stays",
        "/../b.ts, /b.ts, nothing is above the root",
        "/a/.., /, a folder stays a folder",
        "/a/, /a/, a slash at the end stays",
        "/a.ts, /a.ts, what is plain stays",
    })
    void holdsPatternsAgainstTheNormalisedPath(String written, String held, String reason) {
        assertThat(MatchedPath.of(written)).as(reason).isEqualTo(held);
    }

    @Test
    void saysWhenDecodingWouldChangeTheChoice() {
        BehaviorMatch choice = choose("/index.%6D3u8", "*.m3u8");
        assertThat(choice.byDefault()).isTrue();
        assertThat(choice.notes()).singleElement().satisfies(note -> assertThat(note)
                .contains("takes `*.m3u8`"));
        assertThat(choose("/ind%65x.ts", "*.m3u8").notes()).isEmpty();
    }

    @Test
    void leavesOpenWhatAnUnknownIdDecides() {
        Value id = new Value.Reference(new Address("mediapackage_origin_endpoint", "news/hls"), "Id");
        Value pattern = Value.template(Value.text("out/v1/"), id, Value.text("/*.m3u8"));
        BehaviorMatch known = BehaviorMatch.of(config(List.of(pattern)), "/out/v1/0a1b/index.m3u8");
        assertThat(known.byDefault()).isTrue();
        assertThat(known.tried().get(0).verdict()).isEqualTo(PatternTrial.Verdict.OPEN);
        assertThat(BehaviorMatch.of(config(List.of(pattern)), "/index.m3u8")
                        .tried()
                        .get(0)
                        .verdict())
                .isEqualTo(PatternTrial.Verdict.NO);
    }
}
