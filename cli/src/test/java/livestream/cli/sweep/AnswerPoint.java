package livestream.cli.sweep;

import java.util.List;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;

/**
 * An answer of AWS and how it is garbled.
 *
 * @param run the command that gets it
 * @param how what becomes of it
 * @param forEver whether all answers to the operation are garbled from then on, or the first alone
 */
record AnswerPoint(String run, String service, String operation, Garbling how, boolean forEver) {

    /** The fault to set before that run. */
    Fault fault() {
        return Fault.garbled(how).at(service, operation).times(forEver ? Fault.ALWAYS : 1);
    }

    /** Whether it says what AWS may say, and something else than is so. */
    boolean lies() {
        return how.part() == Garbling.Part.OTHER_VALUE;
    }

    /** Of what kinds it is: by the call, by the command, and by what happens to its answer. */
    List<String> kinds() {
        return List.of(service + " " + operation, run, what());
    }

    /** What it has in common with others like it. */
    String label() {
        return run + " " + service + " " + operation + " " + what();
    }

    private String what() {
        String part = how.whole() != null ? how.whole().name() : String.valueOf(how.part());
        return (how.header() != null ? "HEADER" : part) + (forEver ? " for ever" : "");
    }
}
