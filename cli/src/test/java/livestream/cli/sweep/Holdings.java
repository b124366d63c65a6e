package livestream.cli.sweep;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.simulator.Simulator;

/**
 * How much of what a simulated AWS holds, and how it came there. Two runs that end with the same holdings left neither an orphan
 * nor a duplicate, if one of them is known not to.
 *
 * @param things how many there are of each kind that runs have made
 * @param creates how many creates of each operation took effect, whether or not what they made is there still
 */
record Holdings(SortedMap<String, Integer> things, SortedMap<String, Integer> creates) {

    static Holdings of(World world, List<Simulator.Call> calls) {
        SortedMap<String, Integer> things = new TreeMap<>();
        world.things().forEach(thing -> things.merge(thing.table(), 1, Integer::sum));
        SortedMap<String, Integer> creates = new TreeMap<>();
        calls.stream()
                .filter(call -> call.tookEffect() && call.operation().startsWith("Create"))
                .forEach(call -> creates.merge(call.service() + " " + call.operation(), 1, Integer::sum));
        return new Holdings(things, creates);
    }
}
