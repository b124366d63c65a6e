package livestream.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read without a mapper is what a mapper reads. */
class JsonTreeTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property
    void readsWhatAMapperReads(@ForAll("documents") JsonNode document) throws IOException {
        byte[] text = document.toPrettyString().getBytes(StandardCharsets.UTF_8);

        assertThat(JsonTree.read(text)).isEqualTo(MAPPER.readTree(text));
        assertThat(JsonTree.read(new ByteArrayInputStream(text)).toString())
                .isEqualTo(MAPPER.readTree(text).toString());
    }

    @Property
    void stringsWriteThemselvesAsAMapperWrites(@ForAll String text) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(text);

        assertThat(JsonTree.read(json).toString())
                .isEqualTo(MAPPER.readTree(json).toString());
    }

    @Example
    void nothingIsMissing() throws IOException {
        assertThat(read("").isMissingNode()).isTrue();
        assertThat(read(" \n").isMissingNode()).isTrue();
    }

    @Example
    void whatIsNotOneDocumentIsRefused() {
        for (String text : new String[] {"{", "[1,", "{\"a\":1}}", "1 2", "{\"a\":1,\"a\":1}", "nul", "{'a':1}"}) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(JsonProcessingException.class);
        }
    }

    /** Jackson's own limits: 20,000,000 characters of a text, 50,000 of a name, 1,000 of a number. */
    @Example
    void noLimitOfTheParserDecides() throws IOException {
        String name = "n".repeat(60_000);
        String number = "1".repeat(1_001);
        String text = "x".repeat(20_000_001);
        JsonNode read = read("{\"" + name + "\":[" + number + "," + number + ".5,\"" + text + "\"]}");
        assertThat(read.path(name).path(0).bigIntegerValue()).isEqualTo(new BigInteger(number));
        assertThat(read.path(name).path(1).decimalValue()).isEqualTo(new BigDecimal(number + ".5"));
        assertThat(read.path(name).path(2).textValue()).hasSize(text.length());
    }

    @Example
    void whatAGeneratorCanWriteIsNotTooDeepToRead() throws IOException {
        JsonNode deep = NODES.textNode("x");
        for (int depth = 0; depth < 1_000; depth++) {
            deep = NODES.arrayNode().add(deep);
        }
        assertThat(read(deep.toString())).isEqualTo(deep);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(JsonProcessingException.class);
    }

    private static JsonNode read(String text) throws IOException {
        return JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    static Arbitrary<JsonNode> documents() {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.strings().map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.longs().map(NODES::numberNode),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                        .map(NODES::numberNode),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-100), BigDecimal.valueOf(100))
                        .ofScale(4)
                        .map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(items -> NODES.arrayNode().addAll(items)),
                        Arbitraries.maps(Arbitraries.strings(), inner)
                                .ofMaxSize(4)
                                .map(fields -> NODES.objectNode()
                                        .<com.fasterxml.jackson.databind.node.ObjectNode>setAll(fields))),
                0,
                3);
    }
}
