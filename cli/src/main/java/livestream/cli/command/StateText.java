package livestream.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import livestream.cli.Printer;
import livestream.providers.route.DistributionView;
import livestream.state.State;
import livestream.state.ValueJson;

/** What is recorded, for a person and for a pipeline. */
final class StateText {
    private StateText() {}

    static void outputs(State state, Printer out) {
        int widest =
                state.outputs().keySet().stream().mapToInt(String::length).max().orElse(0);
        Set<String> offTheAir = DistributionView.offTheAir(DistributionView.deployed(state), state.outputs());
        state.outputs()
                .forEach((name, value) -> out.println(
                        "  " + pad(name, widest) + "  " + value + (offTheAir.contains(name) ? "  (off the air)" : "")));
    }

    static void outputs(State state, ObjectNode node) {
        ValueJson values = new ValueJson(state.lineage());
        state.outputs().forEach((name, value) -> node.set(name, values.write(value)));
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
