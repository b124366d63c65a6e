package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.schema.Address;
import org.jspecify.annotations.Nullable;

/**
 * One call to AWS, made again for as long as that may help.
 *
 * <p>A provider makes a few attempts of its own, blindly and within seconds. What takes longer is done here: it is shown, it
 * can be stopped, it asks for the lock before each attempt, and it is by the clock of {@link Waiter}.
 */
final class RetryingCall {
    /** A hundred changes at one in half a minute, of which ten wait at once. */
    private static final Duration THROTTLED = Duration.ofHours(1);

    /** A bucket that was deleted moments ago, or whose settings another call writes, is like that for minutes. */
    private static final Duration BUSY = Duration.ofMinutes(15);

    /** Where waiting for better is unlikely to help but the same words are said of what passes. */
    private static final Duration DOUBTFUL = Duration.ofMinutes(2);

    private final ApplyContext context;
    private final Address address;
    private final Consumer<String> waiting;
    private final Map<ErrorKind, Duration> windows = new EnumMap<>(ErrorKind.class);

    private RetryingCall(ApplyContext context, Address address, Consumer<String> waiting) {
        this.context = context;
        this.address = address;
        this.waiting = waiting;
        windows.put(ErrorKind.THROTTLED, THROTTLED);
        windows.put(ErrorKind.BUSY, BUSY);
    }

    /**
     * A call about this resource that a throttled AWS takes later.
     *
     * @param waiting told why it is not through yet
     */
    static RetryingCall about(Address address, ApplyContext context, Consumer<String> waiting) {
        return new RetryingCall(context, address, waiting);
    }

    /** Repeats it as well when it is refused like this, for so long at most after the first time. */
    RetryingCall patientWith(ErrorKind kind, Duration window) {
        windows.put(kind, window);
        return this;
    }

    /** Asks, which changes nothing, however often. */
    <T> T ask(Supplier<T> question) {
        return patientWith(ErrorKind.UNKNOWN, DOUBTFUL).make(question);
    }

    /** Changes something by a call that may be repeated. */
    <T> T change(Supplier<T> change) {
        return patientWith(ErrorKind.UNKNOWN, DOUBTFUL).changeOnce(change);
    }

    /** Changes something by a call that must not be repeated while nobody knows what came of it. */
    <T> T changeOnce(Supplier<T> change) {
        return make(() -> {
            context.confirm();
            return change.get();
        });
    }

    private <T> T make(Supplier<T> call) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<ProviderException> last = new AtomicReference<>();
        Map<ErrorKind, Instant> since = new EnumMap<>(ErrorKind.class);
        AtomicReference<@Nullable Lock> turn = new AtomicReference<>();
        AtomicInteger times = new AtomicInteger();
        Instant begun = context.waiter().now();
        try {
            Waiter.Result end = context.waiter()
                    .until(
                            () -> {
                                try {
                                    answer.set(call.get());
                                    return true;
                                } catch (ProviderException refused) {
                                    last.set(refused);
                                    times.incrementAndGet();
                                    if (isLong(since, refused)) {
                                        throw tried(refused, times, begun);
                                    }
                                    waiting.accept(words(refused));
                                    queue(refused, turn);
                                    return false;
                                }
                            },
                            THROTTLED);
            if (end != Waiter.Result.DONE) {
                throw tried(last.get(), times, begun);
            }
            return answer.get();
        } finally {
            Lock mine = turn.get();
            if (mine != null) {
                mine.unlock();
            }
        }
    }

    /** Of what AWS itself says that it may be tried again, it is told how often it was. */
    private ProviderException tried(ProviderException refused, AtomicInteger times, Instant begun) {
        return refused.kind() == ErrorKind.BUSY
                ? refused.tried(
                        times.get(), Duration.between(begun, context.waiter().now()))
                : refused;
    }

    /** Whether it was refused like this for as long as that may pass. */
    private boolean isLong(Map<ErrorKind, Instant> since, ProviderException refused) {
        Instant now = context.waiter().now();
        Instant first = since.computeIfAbsent(refused.kind(), unused -> now);
        Duration window = windows.getOrDefault(refused.kind(), Duration.ZERO);
        // Who knows what to do about it does not expect it to pass.
        boolean doubtful = refused.advice() != null && window.compareTo(DOUBTFUL) > 0;
        if (!doubtful) {
            return !now.isBefore(first.plus(window));
        } else if (!now.isBefore(first.plus(DOUBTFUL))) {
            context.queue().isUsedUp(address);
        }
        return context.queue().wasUsedUp(address);
    }

    private void queue(ProviderException refused, AtomicReference<@Nullable Lock> turn) {
        if (refused.kind() == ErrorKind.THROTTLED && turn.get() == null) {
            Lock mine = context.queue().of(address);
            mine.lock();
            turn.set(mine);
        }
    }

    private static String words(ProviderException refused) {
        return switch (refused.kind()) {
            case THROTTLED -> "throttled by AWS";
            case BUSY -> "busy with another change";
            case UNKNOWN -> "no answer from AWS";
            case CHANGED -> "changed meanwhile";
            case IN_USE -> "still in use";
            case NOT_FOUND, NOT_USABLE_YET -> "not known everywhere yet";
            case REJECTED, EXISTS, PARTIAL, UNSAFE_OVERWRITE -> refused.code();
        };
    }
}
