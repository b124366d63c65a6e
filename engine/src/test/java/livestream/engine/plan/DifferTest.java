package livestream.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import livestream.engine.Exclusion;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.ReplaceMerge;
import livestream.engine.fake.Kinds;
import livestream.engine.fake.Trees;
import livestream.schema.Value;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the differ and the merge promise each other, for any tree. */
class DifferTest {
    private static final String KEY = "lineage-1";
    private static final Facts EXCLUSIVE =
            Kinds.BOX.exclusions(Stream.of(Exclusion.either("", "Ttl", "Comment"), Exclusion.either("Deep", "A", "C"))
                    .flatMap(List::stream)
                    .toList());

    private static List<FieldDiff> compare(Value.Fields applied, Value.Fields observed, Value.Fields desired) {
        return Differ.of(Kinds.BOX, applied, observed, desired, KEY);
    }

    @Provide
    Arbitrary<Value.Fields> boxes() {
        return Trees.boxes();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void findsNothingBetweenATreeAndItself(@ForAll("boxes") Value.Fields box) {
        assertThat(compare(box, box, box)).isEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void findsNothingOnceTheDesiredIsLaidOverWhateverIsLive(
            @ForAll("boxes") Value.Fields live,
            @ForAll("boxes") Value.Fields applied,
            @ForAll("boxes") Value.Fields desired) {
        Value.Fields laid = ReplaceMerge.of(Kinds.BOX, live, applied, desired);
        assertThat(compare(applied, laid, desired)).isEmpty();
        assertThat(compare(desired, laid, desired)).isEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void laysTheSameTwiceAsOnce(
            @ForAll("boxes") Value.Fields live,
            @ForAll("boxes") Value.Fields applied,
            @ForAll("boxes") Value.Fields desired) {
        Value.Fields once = ReplaceMerge.of(Kinds.BOX, live, applied, desired);
        assertThat(ReplaceMerge.of(Kinds.BOX, once, desired, desired)).isEqualTo(once);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void leavesMembersAloneThatNobodyNames(
            @ForAll("boxes") Value.Fields live,
            @ForAll("boxes") Value.Fields applied,
            @ForAll("boxes") Value.Fields desired) {
        Value.Fields theirs = Value.fields("Theirs", "x", "Also", 0);
        Value.Fields within = live.get("Deep") instanceof Value.Fields deep ? deep.and(theirs) : theirs;
        Value.Fields laid = ReplaceMerge.of(Kinds.BOX, live.and(theirs).with("Deep", within), applied, desired);
        assertThat(laid.get("Theirs")).isEqualTo(Value.text("x"));
        assertThat(laid.get("Also")).isEqualTo(Value.num(0));
        boolean dropped = applied.get("Deep") != null && desired.get("Deep") == null;
        if (!dropped) {
            assertThat(((Value.Fields) laid.fields().get("Deep")).get("Theirs")).isEqualTo(Value.text("x"));
        }
        for (String name : live.fields().keySet()) {
            if (applied.get(name) == null && desired.get(name) == null && !name.equals("Deep")) {
                assertThat(laid.get(name)).isEqualTo(live.get(name));
            }
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void takesAwayWhatIsExcludedAndSaysSo(
            @ForAll("boxes") Value.Fields somebodys,
            @ForAll("boxes") Value.Fields applied,
            @ForAll("boxes") Value.Fields desired) {
        // AWS never has two that exclude each other, and this file does not ask for them.
        Value.Fields live = ReplaceMerge.of(EXCLUSIVE, Value.fields(), Value.fields(), withOne(somebodys));
        Value.Fields wanted = withOne(desired);
        Value.Fields laid = ReplaceMerge.of(EXCLUSIVE, live, applied, wanted);
        assertThat(isSet(laid, "Ttl") && isSet(laid, "Comment")).isFalse();
        assertThat(laid.get("Deep") instanceof Value.Fields deep && isSet(deep, "A") && isSet(deep, "C"))
                .isFalse();
        assertThat(Differ.of(EXCLUSIVE, applied, laid, wanted, KEY)).isEmpty();
        assertThat(ReplaceMerge.of(EXCLUSIVE, laid, wanted, wanted)).isEqualTo(laid);
        List<String> told = Differ.of(EXCLUSIVE, applied, live, wanted, KEY).stream()
                .map(FieldDiff::path)
                .toList();
        for (String name : List.of("Ttl", "Comment")) {
            Value before = live.get(name);
            if (before != null && !before.isNeutral() && laid.get(name) == null) {
                assertThat(told).contains(name);
            }
        }
    }

    /** At most one of those that exclude each other. */
    private static Value.Fields withOne(Value.Fields box) {
        Value.Fields one = isSet(box, "Ttl") ? box.without("Comment") : box;
        return one.get("Deep") instanceof Value.Fields deep && isSet(deep, "A")
                ? one.with("Deep", deep.without("C"))
                : one;
    }

    private static boolean isSet(Value.Fields fields, String name) {
        Value value = fields.get(name);
        return value != null && !value.isNeutral();
    }

    @Example
    void tellsWhoTookAwayWhatIsExcluded() {
        Value.Fields theirs = Value.fields("Comment", "made by AWS");
        Value.Fields ours = Value.fields("Ttl", 5);
        assertThat(Differ.of(EXCLUSIVE, Value.fields("Other", 1), theirs, ours, KEY))
                .filteredOn(diff -> diff.path().equals("Comment"))
                .extracting(FieldDiff::kind, FieldDiff::cause)
                .containsExactly(tuple(FieldDiff.Kind.REMOVED, FieldDiff.Cause.FILE));
        assertThat(Differ.of(EXCLUSIVE, ours, theirs, ours, KEY))
                .extracting(FieldDiff::path, FieldDiff::cause)
                .containsExactly(tuple("Ttl", FieldDiff.Cause.DRIFT), tuple("Comment", FieldDiff.Cause.DRIFT));
    }

    @Example
    void keepsWhatAwsHasAcceptedBesideWhatExcludesIt() {
        Value.Fields told = Value.fields("Ttl", 5, "Comment", "filled in by AWS");
        Value.Fields wanted = Value.fields("Ttl", 5);
        assertThat(Differ.of(EXCLUSIVE, wanted, told, wanted, KEY)).isEmpty();
        assertThat(ReplaceMerge.of(EXCLUSIVE, told, wanted, wanted)).isEqualTo(told);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void reportsOnlyWhatDesiredOrAppliedNames(
            @ForAll("boxes") Value.Fields applied,
            @ForAll("boxes") Value.Fields observed,
            @ForAll("boxes") Value.Fields desired) {
        for (FieldDiff diff : compare(applied, observed, desired)) {
            String member = diff.path()
                    .replaceFirst("^part\\[.*", "Parts")
                    .replaceFirst("^(rule\\[.*|order of rules)", "Rules")
                    .replaceFirst("[.\\[].*", "");
            assertThat(desired.get(member) != null || applied.get(member) != null)
                    .as(diff.toString())
                    .isTrue();
        }
        Value.Fields more = observed.with("Theirs", Value.text("x"));
        assertThat(compare(applied, more, desired)).isEqualTo(compare(applied, observed, desired));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void overlooksTheOrderOfListsWithoutOne(@ForAll("boxes") Value.Fields box, @ForAll Random random) {
        Value.Fields shuffled = box;
        for (String name : List.of("Hosts", "Parts")) {
            if (box.get(name) instanceof Value.Items items) {
                List<Value> others = new ArrayList<>(items.items());
                Collections.shuffle(others, random);
                shuffled = shuffled.with(name, Value.items(others));
            }
        }
        assertThat(compare(box, shuffled, box)).isEmpty();
    }

    @Example
    void overlooksTheCaseOfHeaderNamesAndOfNothingElse() {
        Facts facts = Facts.of("thing")
                .keyed(Map.of("Sent", new Facts.Keyed("Name", "header", false)))
                .unordered("Headers")
                .caseless("Sent[].Name", "Headers");
        Value.Fields wanted = Value.fields(
                "Headers", Value.texts(List.of("Origin", "X-Token")),
                "Sent", Value.items(List.of(Value.fields("Name", "X-Key", "Value", "One"))));
        Value.Fields told = Value.fields(
                "Headers", Value.texts(List.of("x-token", "origin")),
                "Sent", Value.items(List.of(Value.fields("Name", "x-key", "Value", "one"))));
        assertThat(Differ.of(facts, wanted, told, wanted, "lineage"))
                .extracting(FieldDiff::path)
                .containsExactly("header[X-Key].Value");
        assertThat(ReplaceMerge.of(facts, told, wanted, wanted)).isEqualTo(wanted);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void tellsWhoMadeADifference(@ForAll("boxes") Value.Fields before, @ForAll("boxes") Value.Fields after) {
        assertThat(compare(before, before, after))
                .extracting(FieldDiff::cause)
                .allMatch(cause -> cause == FieldDiff.Cause.FILE);
        assertThat(compare(after, before, after))
                .extracting(FieldDiff::cause)
                .allMatch(cause -> cause == FieldDiff.Cause.DRIFT);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void seesNoDifferenceInASecretOfWhichOnlyTheFingerprintIsKept(@ForAll("boxes") Value.Fields box) {
        Value.Fields remembered = (Value.Fields) box.map(leaf -> leaf instanceof Value.Secret secret
                ? Value.Secret.remembered(secret.source(), secret.fingerprint(KEY))
                : leaf);
        assertThat(compare(remembered, box, box)).isEmpty();
        assertThat(compare(box, remembered, box)).isEmpty();
    }

    private static Value.Fields header(Value value) {
        Value headers = Value.items(List.of(Value.fields("Name", "X-Stage", "Value", value)));
        return Value.fields("Parts", Value.items(List.of(Value.fields("Id", "p", "Headers", headers))));
    }

    @Example
    void seesNoDifferenceInATextThatIsReadAsASecret() {
        Value.Fields open = header(Value.text("live"));
        assertThat(compare(open, header(Value.Secret.of("aws", "live")), open)).isEmpty();
        assertThat(compare(open, header(Value.Secret.of("aws", "test")), open))
                .extracting(FieldDiff::cause)
                .containsExactly(FieldDiff.Cause.DRIFT);
        assertThat(compare(open, header(Value.Secret.of("aws", "live")), header(Value.text("test"))))
                .extracting(FieldDiff::cause)
                .containsExactly(FieldDiff.Cause.FILE);
    }
}
