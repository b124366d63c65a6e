package livestream.providers.life;

import java.util.List;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;

/**
 * A call to AWS and how its answer is garbled.
 *
 * @param story the name of the file whose life it is in
 * @param run which step of that life
 * @param forEver whether all answers of the operation are garbled from then on, or the first alone
 */
record GarbledPoint(
        String story,
        String run,
        String service,
        String operation,
        Garbling how,
        boolean intercepted,
        boolean forEver) {

    /** The fault to set before that run. */
    Fault fault() {
        Fault fault = intercepted ? Fault.intercepted() : Fault.garbled(how);
        return fault.at(service, operation).times(forEver ? Fault.ALWAYS : 1);
    }

    /** Whether it says what AWS may say, and something else than is so. */
    boolean lies() {
        return how.part() == Garbling.Part.OTHER_VALUE;
    }

    /** Whether nothing can come of it but what the run says. */
    boolean onlyLooks() {
        return run.equals("look");
    }

    /** Of what kinds it is: by the call, and by what happens to its answer; looking costs little, and has more of them. */
    List<String> kinds() {
        return onlyLooks()
                ? List.of(run + " " + operation + " " + what(), run + " " + what() + " " + forEver)
                : List.of(service + " " + operation, what() + " " + forEver);
    }

    private String what() {
        if (intercepted) {
            return "INTERCEPTED";
        } else if (how.whole() != null) {
            return how.whole().name();
        }
        return how.header() != null ? "HEADER" : String.valueOf(how.part());
    }
}
