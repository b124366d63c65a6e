package livestream.cli.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import livestream.cli.progress.Snapshot.Queue;
import livestream.cli.progress.Snapshot.Work;
import livestream.engine.apply.Event;

/** What is drawn of a moment: few lines, each within the width. A pure function of what it is given. */
final class ProgressRenderer {
    private static final int MOST_LINES = 12;
    private static final int LEAST_LEFT = 24;

    private final Snapshot now;
    private final int width;
    private final int lines;

    private ProgressRenderer(Snapshot now, Size size) {
        this.now = now;
        this.width = Math.max(1, size.columns() - 1); // the last column is left: there terminals differ
        this.lines = Math.max(1, Math.min(MOST_LINES, size.rows() - 1));
    }

    /** The lines below what has scrolled up; none when nothing goes on. */
    static List<String> of(Snapshot now, Size size) {
        return now.atWork().isEmpty() && now.waiting() == 0 ? List.of() : new ProgressRenderer(now, size).lines();
    }

    /** A line that stays. */
    static String of(Event.Finished finished, Size size) {
        String begin = finished.action().done() + " ";
        String end = "  " + DurationText.of(finished.elapsed());
        String whole = begin + finished.address() + "  " + finished.id() + end;
        return DurationText.length(whole) <= size.columns() - 1
                ? whole
                : shortened(begin, finished.address().toString(), end, size.columns() - 1);
    }

    /** A line that stays. */
    static String of(Event.Failed failed, Size size) {
        return shortened(
                "failed " + failed.action().doing() + " ", failed.address().toString(), "", size.columns() - 1);
    }

    private static String shortened(String begin, String address, String end, int width) {
        int room = Math.max(1, width - DurationText.length(begin) - DurationText.length(end));
        return DurationText.cut(begin + DurationText.cutInside(address, room) + end, Math.max(1, width));
    }

    private List<String> lines() {
        List<String> drawn = new ArrayList<>();
        boolean queues = lines >= 3 && now.waiting() > 0;
        int room = lines - (queues ? 2 : 1);
        if (now.atWork().size() <= room) {
            drawn.addAll(works(now.atWork()));
        } else if (room > 0) {
            drawn.addAll(works(now.atWork().subList(0, room - 1)));
            int more = now.atWork().size() - room + 1;
            drawn.add(DurationText.cut("and " + DurationText.of(more) + " more in progress", width));
        }
        if (queues) {
            drawn.add(queues());
        }
        drawn.add(summary());
        return drawn;
    }

    /** All with as much to say as there is room for beside the longest address. */
    private List<String> works(List<Work> works) {
        List<Function<Work, String>> details = List.of(
                ProgressRenderer::fully,
                ProgressRenderer::withoutBar,
                ProgressRenderer::briefly,
                work -> DurationText.whole(work.elapsed()));
        int left = works.stream()
                .mapToInt(work -> DurationText.length(left(work)))
                .max()
                .orElse(0);
        for (Function<Work, String> detail : details) {
            int right = works.stream()
                    .mapToInt(work -> DurationText.length(detail.apply(work)))
                    .max()
                    .orElse(0);
            boolean last = detail == details.get(details.size() - 1);
            if (left + 2 + right <= width || last || (LEAST_LEFT + 2 + right <= width && detail == details.get(2))) {
                int column = Math.max(1, Math.min(left, width - 2 - right));
                return works.stream()
                        .map(work -> line(work, column, detail.apply(work)))
                        .toList();
            }
        }
        return List.of();
    }

    private String line(Work work, int column, String right) {
        String verb = work.action().doing() + " ";
        String address =
                DurationText.cutInside(work.address().toString(), Math.max(1, column - DurationText.length(verb)));
        return DurationText.cut(DurationText.padded(verb + address, column) + "  " + right, width);
    }

    private static String left(Work work) {
        return work.action().doing() + " " + work.address();
    }

    private static String fully(Work work) {
        Duration usual = work.usual();
        String bar = usual == null || work.elapsed().compareTo(usual) > 0 ? "" : "  " + bar(work.elapsed(), usual);
        return withoutBar(work) + bar;
    }

    private static String bar(Duration elapsed, Duration usual) {
        int full = (int) (20 * elapsed.toMillis() / Math.max(1, usual.toMillis()));
        return "[" + "#".repeat(full) + ".".repeat(20 - full) + "]";
    }

    private static String withoutBar(Work work) {
        String what = work.what();
        return briefly(work) + (what == null ? "" : ", " + what);
    }

    /** What is usual in an instant is not worth a word. */
    private static String briefly(Work work) {
        Duration usual = work.usual();
        String elapsed = DurationText.whole(work.elapsed());
        if (usual == null || usual.toSeconds() < 5) {
            return elapsed;
        }
        return elapsed
                + (Estimate.isLate(work.elapsed(), usual) ? ", longer than the usual " : ", usually ")
                + DurationText.whole(usual);
    }

    private String queues() {
        List<Queue> named =
                now.queues().stream().filter(queue -> queue.behind() != null).toList();
        int rest = now.waiting();
        String text = "";
        for (Queue queue : named) {
            String next = (text.isEmpty() ? "" : text + ", ")
                    + DurationText.of(queue.size())
                    + (text.isEmpty() ? (queue.size() == 1 ? " waits for " : " wait for ") : " for ")
                    + queue.behind();
            String whole = next + others(rest - queue.size(), false);
            if (!text.isEmpty() && DurationText.length(whole) > width) {
                break;
            }
            text = next;
            rest -= queue.size();
        }
        String others = others(rest, text.isEmpty());
        return shortened("", text, others, width);
    }

    private static String others(int rest, boolean alone) {
        if (rest == 0) {
            return "";
        }
        return alone
                ? DurationText.of(rest) + (rest == 1 ? " waits for its turn" : " wait for their turn")
                : ", " + DurationText.of(rest) + " for others";
    }

    private String summary() {
        String done = DurationText.of(now.done()) + " of " + DurationText.of(now.all()) + " done";
        String failed = now.failed() == 0 ? "" : ", " + DurationText.of(now.failed()) + " failed";
        String heldBack = now.heldBack() == 0 ? "" : ", " + DurationText.of(now.heldBack()) + " held back";
        String atWork = ", " + DurationText.of(now.atWork().size()) + " in progress";
        String waiting = now.waiting() == 0 ? "" : ", " + DurationText.of(now.waiting()) + " waiting";
        String elapsed = ", " + DurationText.whole(now.elapsed());
        Duration time = now.left();
        String left = time == null ? "" : ", about " + DurationText.about(time) + " left";
        return Stream.of(
                        done + failed + heldBack + atWork + waiting + elapsed + left,
                        done + failed + heldBack + atWork + elapsed + left,
                        done + failed + heldBack + elapsed + left,
                        done + failed + left,
                        done + failed + elapsed)
                .filter(words -> DurationText.length(words) <= width)
                .findFirst()
                .orElse(DurationText.cut(done + failed, width));
    }
}
