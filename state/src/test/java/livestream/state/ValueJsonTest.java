package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.store.JournaledStore;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValueJsonTest {
    private static final ValueJson JSON = new ValueJson("lineage-1");

    @Property(tries = 500)
    void readsBackWhatItWrote(@ForAll("values") Value value) {
        assertThat(ValueJson.read(JSON.write(value))).isEqualTo(value);
    }

    /** Through bytes and not only through nodes: parsers have opinions of their own about numbers. */
    @Property(tries = 200)
    void keepsAnyTreeThroughAFile(@ForAll("values") Value value) {
        State state = State.fresh("lineage-1").next().withOutputs(new TreeMap<>(java.util.Map.of("it", value)));
        try {
            Path file = Files.createTempDirectory(Path.of("target"), "state").resolve("state.json");
            Samples.put(file, state);
            assertThat(JournaledStore.ofFile(file).load(new Diagnostics())).isEqualTo(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesReferencesAsTheWordsThatAPlanPrints() {
        Value.Reference reference = new Value.Reference(Address.parse("thing.a"), "DomainName");
        assertThat(JSON.write(reference).textValue()).isEqualTo("(domain name of a)");
        assertThat(JSON.write(Value.template(Value.text("x/"), reference)).textValue())
                .isEqualTo("x/(a domain name)");
    }

    @Test
    void keepsTheOrderOfMembers() {
        Value.Fields fields = Value.fields("z", 1, "a", 2, "m", 3);
        assertThat(ValueJson.readFields(JSON.write(fields)).fields().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void readsNoFieldsFromAnythingElse() {
        assertThatThrownBy(() -> ValueJson.readFields(JSON.write(Value.text("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Value> values() {
        return tree(4);
    }

    private static Arbitrary<Value> tree(int depth) {
        Arbitrary<String> texts = Arbitraries.strings()
                .excludeChars('\ufffe', '\uffff')
                .ofMaxLength(12)
                .map(ValueJsonTest::whole);
        Arbitrary<Value> texted = texts.map(Value::text);
        Arbitrary<Value> numbers = Arbitraries.bigDecimals()
                .ofScale(20)
                .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                .map(Value.Num::new);
        Arbitrary<Value> round = Arbitraries.longs().map(Value::num);
        Arbitrary<Value> scaled = Arbitraries.integers()
                .between(-40, 40)
                .map(scale -> new Value.Num(new BigDecimal(java.math.BigInteger.valueOf(123), scale)));
        Arbitrary<Value> flags = Arbitraries.of(true, false).map(Value::flag);
        Arbitrary<Value> secrets = texts.map(source -> Value.Secret.remembered(source, "fingerprint of " + source));
        Arbitrary<Value> leaves = Arbitraries.oneOf(texted, numbers, round, scaled, flags, secrets);
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Value> inner = Arbitraries.lazy(() -> tree(depth - 1));
        Arbitrary<String> names = texts.filter(name -> !name.startsWith("$"));
        return Arbitraries.oneOf(
                leaves,
                inner.list().ofMaxSize(4).map((List<Value> items) -> Value.items(items)),
                Arbitraries.maps(names, inner).ofMaxSize(4).map(Value.Fields::new));
    }

    /** No half of a pair: what is no character cannot be written as one. */
    private static String whole(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
