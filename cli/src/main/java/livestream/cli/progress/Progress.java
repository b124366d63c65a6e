package livestream.cli.progress;

import java.util.function.Consumer;
import livestream.cli.Console;
import livestream.engine.apply.Event;
import livestream.engine.apply.Waiter;
import livestream.engine.text.AnsiStyle;

/** Shows what happens, as it happens. Thread-safe; what is shown for the moment alone is gone once it is closed. */
public interface Progress extends Consumer<Event>, AutoCloseable {

    /** Tells something else meanwhile, on standard error. */
    void say(String words);

    @Override
    void close();

    /**
     * Redrawn in place for a person at a terminal who takes control characters, a line for each event everywhere else.
     *
     * @param json whether standard output is a program's, so that words go to standard error
     * @param history how long such things took before
     */
    static Progress of(Console console, boolean json, History history, Waiter waiter) {
        if (json || console.style() == AnsiStyle.PLAIN) {
            return new LineProgress(json ? console.err() : console.out(), console.err());
        }
        WindowSize window = new WindowSize(console.width());
        return new LiveProgress(
                new ProgressTracker(history, waiter.now()),
                new Display(console.out()),
                console.err(),
                window.atFirst(),
                window,
                waiter);
    }
}
