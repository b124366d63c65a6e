package livestream.engine;

import static livestream.engine.fake.Graphs.id;
import static livestream.engine.fake.Graphs.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import livestream.engine.fake.Graphs;
import org.junit.jupiter.api.Test;

class ResourceGraphTest {

    @Test
    void putsThoseThatAreReferredToFirstAndKeepsTheOrderOtherwise() {
        ResourceGraph graph = Graphs.of(
                resource("plain.c", "Of", id("plain.d")),
                resource("plain.a"),
                resource("plain.d"),
                resource("plain.b"));
        assertThat(graph.resources())
                .extracting(resource -> resource.address().key())
                .containsExactly("d", "c", "a", "b");
    }

    @Test
    void refusesACircle() {
        assertThatThrownBy(() ->
                        Graphs.of(resource("plain.a", "Of", id("plain.b")), resource("plain.b", "Of", id("plain.a"))))
                .hasMessageContaining("in a circle: [plain.a, plain.b]");
    }

    @Test
    void refusesAReferenceToNothing() {
        assertThatThrownBy(() -> Graphs.of(resource("plain.a", "Of", id("plain.b"))))
                .hasMessage("plain.a refers to plain.b, which is not in the graph");
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatThrownBy(() -> Graphs.of(resource("plain.a"), resource("plain.a")))
                .hasMessage("two resources are called plain.a");
    }
}
