package livestream.cli.sweep;

import java.time.Duration;
import java.util.List;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;

/**
 * A call to AWS and what happens to it.
 *
 * @param run the command whose call it is
 * @param nth of the calls of its operation in that run, from one
 */
record FaultPoint(Kind kind, String run, String service, String operation, int nth) {

    /** What can happen to a call. Most of it outlasts the attempts of the SDK, which would hide it. */
    enum Kind {
        /** AWS says no, and means it. */
        DENIED(Fault.refused(403, "AccessDeniedException", "You are not authorized to perform this operation.")),
        /** An error before the call took effect, as often as the SDK asks. */
        REFUSED(Fault.refused(500, "InternalFailure", "We encountered an internal error.")
                .times(3)),
        /** An error after the call took effect; the SDK asks once more and meets what it made. */
        FAILED(Fault.failed(500, "InternalFailure", "We encountered an internal error.")),
        /** It took effect and nobody hears of it; what comes after it is not answered either. */
        ANSWER_LOST(Fault.answerLost().times(3)),
        /** It does not get there, nor do the next ones. */
        NEVER_REACHED(Fault.neverReached().times(3)),
        /** Asked too often. */
        THROTTLED(Fault.throttled().times(3)),
        /** It takes effect while the caller still waits. */
        HANGS(Fault.hangs(Duration.ofMillis(200)));

        private final Fault fault;

        Kind(Fault fault) {
            this.fault = fault;
        }
    }

    /** The fault to set before that run. */
    Fault fault() {
        return kind.fault.at(service, operation).nth(nth);
    }

    /** Whether these calls got to it. */
    boolean isMetBy(List<Simulator.Call> calls) {
        return calls.stream()
                        .filter(call -> call.service().equals(service)
                                && call.operation().equals(operation))
                        .count()
                >= nth;
    }

    /** Of what kinds it is: by what happens, and by the call to which it happens. */
    List<String> kinds() {
        return List.of(run + " " + kind, run + " " + service + " " + operation);
    }

    /** What it has in common with others like it. */
    String label() {
        return run + " " + kind + " " + service + " " + operation;
    }
}
