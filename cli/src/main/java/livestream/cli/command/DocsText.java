package livestream.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import livestream.schema.TerminalWidth;
import livestream.schema.reference.DocsSection;
import livestream.schema.reference.DocsSection.Entry;
import livestream.schema.reference.KeyMatch;

/** Keys of the language for a terminal: the words of the reference without their Markdown. */
final class DocsText {
    /** What is said of a key ends with the page of AWS's that it is about; a link within a sentence is a part of it. */
    private static final Pattern PAGE = Pattern.compile("(?<=[.]) \\[[^]]*]\\(https:[^)]*\\)");

    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\((https:[^)]*)\\)");

    /** The keys of a mapping stand in a column; what is longer moves its own words to the right. */
    private static final int WIDEST = 28;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    DocsText(int width) {
        this.width = width;
    }

    /** Tells of one more. */
    void add(KeyMatch found) {
        Entry entry = found.entry();
        text.append(text.isEmpty() ? "" : "\n")
                .append(String.join(", ", entry.keys()))
                .append('\n');
        line("  ", place(found));
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(entry.meaning());
        while (link.find()) {
            links.add(link.group(2));
        }
        text.append('\n');
        for (String line : words(entry).split("<br>")) {
            line("", line.strip());
        }
        text.append('\n');
        fact("value", entry.value().replaceAll(", see \\[[^]]*]\\(#[^)]*\\)", ""));
        fact("default", entry.otherwise());
        fact("formats", entry.formats().equals("all") ? "" : entry.formats());
        links.forEach(to -> text.append("  aws      ").append(to).append('\n'));
        found.inside().forEach(inner -> {
            text.append('\n');
            add(inner);
        });
    }

    /** Tells of the keys of a mapping, a sentence each. */
    void add(DocsSection section) {
        int widest = section.entries().stream()
                .mapToInt(entry -> String.join(", ", entry.keys()).length())
                .max()
                .orElse(0);
        String start = "  %-" + Math.min(widest, WIDEST) + "s  ";
        section.entries()
                .forEach(entry -> line(start.formatted(String.join(", ", entry.keys())), firstSentence(words(entry))));
    }

    private static String words(Entry entry) {
        return LINK.matcher(PAGE.matcher(entry.meaning()).replaceAll("")).replaceAll("$1");
    }

    private static String firstSentence(String words) {
        String line = words.split("<br>", -1)[0];
        int end = line.indexOf(". ");
        return end < 0 ? line : line.substring(0, end + 1);
    }

    String whole() {
        return text.toString();
    }

    private static String place(KeyMatch found) {
        return found.section().places().stream()
                .map(place -> place.isEmpty() ? "at the top of the file" : "in " + place)
                .collect(Collectors.joining(", or "));
    }

    private void fact(String name, String words) {
        if (!words.isEmpty()) {
            line("  %-9s".formatted(name), words);
        }
    }

    /** Words without Markdown, wrapped behind what they begin with. */
    private void line(String start, String words) {
        String indent = "\n" + " ".repeat(start.length());
        List<String> lines = TerminalWidth.wrap(plain(words), width - start.length());
        text.append(start).append(String.join(indent, lines)).append('\n');
    }

    /** A link within the page is its words. */
    private static String plain(String words) {
        return words.replaceAll("\\[([^]]*)]\\(#[^)]*\\)", "$1").replace("`", "");
    }
}
