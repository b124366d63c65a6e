package livestream.cli.progress;

import java.io.PrintStream;
import livestream.engine.apply.Event;

/** One line an event. A long wait gives a line now and then. */
final class LineProgress implements Progress {
    private final PrintStream out;
    private final PrintStream err;
    private final Reminder reminder = new Reminder();

    LineProgress(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.Started started) {
            out.println(started.verb().doing() + " " + started.address());
        } else if (event instanceof Event.Waiting waiting && reminder.isDue(waiting)) {
            out.println(waiting.verb().doing() + " " + waiting.address() + ", " + waiting.what() + ", "
                    + Words.of(waiting.elapsed()));
        } else if (event instanceof Event.Finished finished) {
            out.println(finished.verb().done() + " " + finished.address() + "  " + finished.id() + "  "
                    + Words.of(finished.elapsed()));
        } else if (event instanceof Event.Failed failed) {
            out.println("failed " + failed.verb().doing() + " " + failed.address());
        }
    }

    @Override
    public synchronized void say(String words) {
        err.println(words);
    }

    @Override
    public void close() {
        out.flush();
    }
}
