package livestream.state.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import livestream.state.Digested;

/** What somebody makes who changes a state by intent: everything that is no secret fits. */
final class Forgery {
    private Forgery() {}

    /** A snapshot with the digest of its content. */
    static byte[] withDigest(String snapshot) {
        int end = snapshot.lastIndexOf(",\n  \"digest\"");
        byte[] content = snapshot.substring(0, end).getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(Digested.sha256().digest(content));
        return (snapshot.substring(0, end) + ",\n  \"digest\" : \"" + digest + "\"\n}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A journal of these lines, with an end mark that fits. */
    static byte[] withMark(String head, String... lines) {
        byte[] all = (String.join("\n", List.of(lines)) + "\n").getBytes(StandardCharsets.UTF_8);
        return JournalBytes.empty((head + "\n").getBytes(StandardCharsets.UTF_8), 0)
                .plus(all, lines.length)
                .bytes();
    }
}
