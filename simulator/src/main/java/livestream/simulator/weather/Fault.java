package livestream.simulator.weather;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong, at some of the calls that match: {@code Fault.answerLost().at("mediapackage",
 * "CreateChannel").nth(2)}.
 */
public final class Fault {

    /** For {@link #times}: from the nth call on, for ever. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final FaultEffect faultEffect;
    private final boolean takesEffect;
    private final @Nullable String service;
    private final @Nullable String operation;
    private final boolean writesOnly;
    private final int nth;
    private final int times;

    private Fault(
            FaultEffect faultEffect,
            boolean takesEffect,
            @Nullable String service,
            @Nullable String operation,
            boolean writesOnly,
            int nth,
            int times) {
        this.faultEffect = faultEffect;
        this.takesEffect = takesEffect;
        this.service = service;
        this.operation = operation;
        this.writesOnly = writesOnly;
        this.nth = nth;
        this.times = times;
    }

    private static Fault of(FaultEffect faultEffect, boolean takesEffect) {
        return new Fault(faultEffect, takesEffect, null, null, false, 1, 1);
    }

    /** The call does nothing, and the answer is this error. A 500 has the code that the service has for it. */
    public static Fault refused(int status, String code, String text) {
        return of(new FaultEffect.Error(status, code, text), false);
    }

    /** The call takes effect, and yet the answer is this error. A 500 has the code that the service has for it. */
    public static Fault failed(int status, String code, String text) {
        return of(new FaultEffect.Error(status, code, text), true);
    }

    /** The call takes effect, and the connection is closed without a byte. */
    public static Fault answerLost() {
        return of(new FaultEffect.Silence(), true);
    }

    /** The call does nothing, and the connection is closed without a byte. */
    public static Fault neverReached() {
        return of(new FaultEffect.Silence(), false);
    }

    /** The call does nothing, and the service says in its own words that it is asked too often. */
    public static Fault throttled() {
        return of(new FaultEffect.Throttle(null), false);
    }

    /** Of the calls that match, one is let through in each such time by the simulator's clock; the others are throttled. */
    public static Fault throttled(Duration pace) {
        return of(new FaultEffect.Throttle(pace), false).times(ALWAYS);
    }

    /** The call is held before it takes effect; without a length, until the fault is removed. */
    public static Fault hangs(@Nullable Duration length) {
        return of(new FaultEffect.Hold(length), false);
    }

    /** The call takes effect, and its answer is held until so long after it came; without a length, until the fault is removed. */
    public static Fault answersLate(@Nullable Duration length) {
        return of(new FaultEffect.Hold(length), true);
    }

    /** The call takes effect, and its answer is garbled on its way; a refusal is not. */
    public static Fault garbled(Garbling how) {
        return of(new FaultEffect.Garble(how), true);
    }

    /** The call does nothing, for something on the way answers it with a web page, as the sign-in page of a network does. */
    public static Fault intercepted() {
        return of(new FaultEffect.Intercept(), false);
    }

    /** Nothing goes wrong, and a listener hears the answer. */
    public static Fault overheard(BiConsumer<CallSummary, Response> listener) {
        return of(new FaultEffect.Overhear(listener), true).times(ALWAYS);
    }

    /** A listener is told before the call takes effect, which it then never does; no answer is given. */
    public static Fault haltedBefore(Consumer<CallSummary> listener) {
        return of(new FaultEffect.Halt(listener), false);
    }

    /** A listener is told when the call has taken effect; no answer is given. */
    public static Fault haltedAfter(Consumer<CallSummary> listener) {
        return of(new FaultEffect.Halt(listener), true);
    }

    /** Only at calls of a service, by its signing name, such as {@code cloudfront}. */
    public Fault at(String newService) {
        return new Fault(faultEffect, takesEffect, newService, operation, writesOnly, nth, times);
    }

    /** Only at calls of an operation, such as {@code CreateDistributionWithTags}. */
    public Fault at(String newService, String newOperation) {
        return at(newService).atOperation(newOperation);
    }

    /** Only at calls of an operation, of whatever service. */
    public Fault atOperation(String newOperation) {
        return new Fault(faultEffect, takesEffect, service, newOperation, writesOnly, nth, times);
    }

    /** Only at calls that change something. */
    public Fault onWrites() {
        return new Fault(faultEffect, takesEffect, service, operation, true, nth, times);
    }

    /** First at this call of those that match, counted from one, from when the fault was set. */
    public Fault nth(int newNth) {
        return new Fault(faultEffect, takesEffect, service, operation, writesOnly, newNth, times);
    }

    /** At so many calls in a row, or {@link #ALWAYS}. */
    public Fault times(int newTimes) {
        return new Fault(faultEffect, takesEffect, service, operation, writesOnly, nth, newTimes);
    }

    FaultEffect faultEffect() {
        return faultEffect;
    }

    boolean takesEffect() {
        return takesEffect;
    }

    @Nullable
    String service() {
        return service;
    }

    @Nullable
    String operation() {
        return operation;
    }

    boolean writesOnly() {
        return writesOnly;
    }

    int nth() {
        return nth;
    }

    int times() {
        return times;
    }

    boolean matches(CallSummary callSummary) {
        return (service == null || service.equals(callSummary.service()))
                && (operation == null || operation.equals(callSummary.operation()))
                && !(writesOnly && ReadOperations.are(callSummary.operation()));
    }
}
