package livestream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import livestream.engine.Impact.Flag;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImpactsTest {
    private static final Impact WIDER = Impact.none("wider", Flag.ACCESS);
    private static final Impact NARROWER = Impact.interruption("narrower", Flag.ACCESS);
    private static final Impact ANOTHER = Impact.urlChange("another");

    private static FieldDiff difference(String member, @Nullable Value from, @Nullable Value to) {
        return new FieldDiff(member, member, from, to, FieldDiff.Kind.SET, FieldDiff.Cause.FILE, false, Impact.NONE);
    }

    private static FieldDiff.Turn turn(@Nullable Value from, @Nullable Value to) {
        return difference("Any", from, to).turn();
    }

    @Test
    void theLongestPathDecides() {
        Impacts impacts = Impacts.whenGone(ANOTHER)
                .always(NARROWER, "Origins")
                .never("Origins[].Timeout")
                .always(ANOTHER, "Origins[].Timeout.Read");
        assertThat(impacts.of(difference("Origins", null, null))).isEqualTo(NARROWER);
        assertThat(impacts.of(difference("Origins[].Domain", null, null))).isEqualTo(NARROWER);
        assertThat(impacts.of(difference("Origins[].Timeout.Connect", null, null)))
                .isEqualTo(Impact.NONE);
        assertThat(impacts.of(difference("Origins[].Timeout.Read", null, null))).isEqualTo(ANOTHER);
        assertThat(impacts.of(difference("OriginsOfOthers", null, null))).isEqualTo(Impact.UNKNOWN);
        assertThat(Impacts.unknown().of(difference("Origins", null, null))).isEqualTo(Impact.UNKNOWN);
    }

    @Test
    void moreAndLessAreToldApart() {
        Impacts impacts = Impacts.whenGone(ANOTHER).moreOrLess(WIDER, NARROWER, "Hosts");
        Value.Items one = Value.texts(List.of("a"));
        Value.Items two = Value.texts(List.of("a", "b"));
        assertThat(impacts.of(difference("Hosts", one, two))).isEqualTo(WIDER);
        assertThat(impacts.of(difference("Hosts", two, one))).isEqualTo(NARROWER);
        assertThat(impacts.of(difference("Hosts", one, Value.texts(List.of("b")))))
                .as("it gains and loses")
                .isEqualTo(NARROWER);
        assertThat(impacts.moreOrLess(WIDER, NARROWER, ANOTHER, "Hosts")
                        .of(difference("Hosts", one, Value.texts(List.of("b")))))
                .isEqualTo(ANOTHER);
    }

    @Test
    void whatIsNeutralCountsAsNotThere() {
        assertThat(turn(Value.num(1), Value.num(2))).isEqualTo(FieldDiff.Turn.MORE);
        assertThat(turn(Value.num(2), Value.num(1))).isEqualTo(FieldDiff.Turn.LESS);
        assertThat(turn(null, Value.num(1))).isEqualTo(FieldDiff.Turn.MORE);
        assertThat(turn(Value.num(1), Value.num(0))).isEqualTo(FieldDiff.Turn.LESS);
        assertThat(turn(Value.flag(false), Value.flag(true))).isEqualTo(FieldDiff.Turn.MORE);
        assertThat(turn(Value.text("a"), Value.text(""))).isEqualTo(FieldDiff.Turn.LESS);
        assertThat(turn(Value.text("a"), Value.text("b"))).isEqualTo(FieldDiff.Turn.OTHER);
        assertThat(turn(Value.texts(List.of("a", "b")), Value.texts(List.of("b", "a"))))
                .as("another order")
                .isEqualTo(FieldDiff.Turn.OTHER);
    }

    @Test
    void theWorstBringsTheFlagsOfAll() {
        assertThat(Impact.worst(WIDER, ANOTHER, NARROWER))
                .isEqualTo(new Impact(Impact.Level.URL_CHANGE, "another", Set.of(Flag.ACCESS)));
        assertThat(Impact.worst(List.of())).isEqualTo(Impact.NONE);
        assertThat(Impact.worst(WIDER, Impact.interruption("first"), NARROWER).reason())
                .as("the first of equals")
                .isEqualTo("first");
    }

    @Test
    void onlyTheTwoWorstLevelsNeedConsent() {
        assertThat(Impact.Level.values())
                .filteredOn(Impact.Level::needsConsent)
                .extracting(Impact.Level::word)
                .containsExactly("interruption", "url-change");
    }
}
