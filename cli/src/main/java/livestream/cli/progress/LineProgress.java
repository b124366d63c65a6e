package livestream.cli.progress;

import livestream.cli.Printer;
import livestream.engine.apply.Event;

/** One line an event. A long wait gives a line now and then. */
final class LineProgress implements Progress {
    private final Printer out;
    private final Printer err;
    private final NoticeInterval noticeInterval = new NoticeInterval();

    LineProgress(Printer out, Printer err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.Started started) {
            out.println(started.action().doing() + " " + started.address());
        } else if (event instanceof Event.Waiting waiting && noticeInterval.isDue(waiting)) {
            out.println(waiting.action().doing() + " " + waiting.address() + ", " + waiting.what() + ", "
                    + DurationText.of(waiting.elapsed()));
        } else if (event instanceof Event.Finished finished) {
            out.println(finished.action().done() + " " + finished.address() + "  " + finished.id() + "  "
                    + DurationText.of(finished.elapsed()));
        } else if (event instanceof Event.Failed failed) {
            out.println("failed " + failed.action().doing() + " " + failed.address());
        }
    }

    @Override
    public synchronized void say(String words) {
        err.print(words + "\n");
    }

    @Override
    public void close() {
        out.flush();
    }
}
