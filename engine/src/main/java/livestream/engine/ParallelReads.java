package livestream.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Asks AWS several things at once: the time of all is that of the slowest, and not their sum. */
public final class ParallelReads implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    /** Begins to ask. Getting the answer waits for it, and throws {@link ProviderException} when AWS did not give it. */
    public <T> Supplier<T> ask(Callable<T> question) {
        Future<T> answer = threads.submit(question);
        return () -> waitFor(answer);
    }

    private static <T> T waitFor(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProviderException refused
                    ? refused
                    : new IllegalStateException("asking failed in a way that is a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
