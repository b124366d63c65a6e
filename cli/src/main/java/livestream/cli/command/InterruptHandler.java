package livestream.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import livestream.engine.apply.Waiter;

/**
 * Ctrl-C, or a polite kill: the calls in flight end and are recorded, nothing further begins, and the process ends when the
 * run has said how to go on.
 */
final class InterruptHandler implements AutoCloseable {
    /** Longer than any call to AWS takes; after that the process ends, and the next run finds out what became of it. */
    private static final long LONGEST_CALL_SECONDS = 90;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param words where to say so
     */
    InterruptHandler(Waiter waiter, Consumer<String> words) {
        this.hook = new Thread(
                () -> {
                    words.accept("\nStopping: waiting for the calls in flight to end and be recorded.");
                    waiter.stop();
                    awaitRun();
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitRun() {
        try {
            if (!finished.await(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(130);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running already: it was what ended the run.
            return;
        }
    }
}
